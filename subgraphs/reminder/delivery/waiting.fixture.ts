import { expect } from 'vitest'
import { systemClock } from '../../../platform/clock.ts'
import type { Outcome } from '../domain/parcel.ts'
import { within } from '../fired.fixture.ts'
import { openWorld, type World } from '../reminder.fixture.ts'
import { aTask, created } from '../task-facts.fixture.ts'
import { attemptsAreDue, deliveriesOf, mailbox, testCarrier } from './carrier.fixture.ts'

/** Somebody whose mail was postponed once, and whatever is tried after that. */
export async function waiting(taskOf = () => aTask(), channels: ('EMAIL' | 'IN_APP')[] = ['EMAIL']) {
  const carrier = testCarrier(
    (_, attempt): Outcome => (attempt === 1 ? { is: 'postponed', reason: 'Busy.' } : { is: 'accepted' }),
  )
  const world = await openWorld({ carriers: { EMAIL: carrier } })
  await mailbox(world)
  const task = taskOf()
  await world.say(
    created(task, [
      { channels, ...(task.due ? { lead: 'PT0S' } : { at: new Date(systemClock.now().getTime() + 200) }) },
    ]),
  )
  await expect.poll(() => deliveriesOf(world), within).toMatchObject([{ status: 'RETRYING' }])
  await world.admin.query(
    `update reminder.delivery set claim_at = now() + interval '1 hour' where claim_at is not null`,
  )
  return { world, carrier, task }
}

export const settledAs = (world: World, row: object) =>
  expect.poll(() => deliveriesOf(world), within).toMatchObject([row])

/** Has what waits looked at, and does `work` while a worker waits for `table`, which `locking` holds. */
export const whileWorkerWaits = (
  world: World,
  { table, locking }: Readonly<{ table: string; locking: string }>,
  work: () => Promise<unknown>,
) =>
  world.admin.transaction(async (tx) => {
    await tx.query(locking)
    await attemptsAreDue(world)
    const waits = `select from pg_stat_activity where datname = current_database() and usename = 'reminder_worker'
      and wait_event_type = 'Lock' and query like '%' || $1 || '%'`
    await expect.poll(() => world.admin.query(waits, [table]), within).not.toEqual([])
    await work()
  })

/** A mail that is being sent, and how the other side answers it. */
export async function sending() {
  const answer = Promise.withResolvers<Outcome>()
  const carrier = testCarrier(() => answer.promise)
  const world = await openWorld({ carriers: { EMAIL: carrier } })
  await mailbox(world)
  const task = aTask()
  await world.say(created(task, [{ channels: ['EMAIL'], at: new Date(systemClock.now().getTime() + 200) }]))
  await expect.poll(() => carrier.parcels, within).toHaveLength(1)
  return { world, task, answer: answer.resolve }
}

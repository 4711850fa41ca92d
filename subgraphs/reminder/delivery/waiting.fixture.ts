import { expect } from 'vitest'
import { systemClock } from '../../../platform/clock.ts'
import type { Outcome } from '../domain/parcel.ts'
import { within } from '../fired.fixture.ts'
import { openWorld, type World } from '../reminder.fixture.ts'
import { aTask, created } from '../task-facts.fixture.ts'
import { deliveriesOf, mailbox, testCarrier } from './carrier.fixture.ts'

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

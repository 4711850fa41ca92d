import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Outcome } from '../domain/parcel.ts'
import type { Channel } from '../domain/reminder.ts'
import { fired, passes, within } from '../fired.fixture.ts'
import { openWorld, type World } from '../reminder.fixture.ts'
import { aTask, changedTo, created, dueIn, next } from '../task-facts.fixture.ts'
import { deliveriesOf, mailbox, testCarrier } from './carrier.fixture.ts'

const minute = 60_000

/** Somebody told an hour before a due in half an hour, so at once, whose first mail ended as `first` says. */
async function told(first: Outcome, channels: Channel[]) {
  const carrier = testCarrier((_, attempt) => (attempt === 1 ? first : { is: 'accepted' }))
  const world = await openWorld({ carriers: { EMAIL: carrier } })
  await mailbox(world)
  const task = aTask({ due: dueIn(30 * minute) })
  await world.say(created(task, [{ lead: 'PT1H', channels }]))
  await expect.poll(() => deliveriesOf(world), within).toMatchObject([{ attempts: 1 }])
  return { world, carrier, task }
}

/** The due goes to where the reminder is ahead, and is taken back to where it was. */
async function moveAndUndo(world: World, task: ReturnType<typeof aTask>) {
  const away = next(task, { due: dueIn(120 * minute) })
  await world.say(changedTo(away))
  await expect.poll(() => world.rows(), within).toMatchObject([{ status: 'PENDING', sent_at: null }])
  await world.say(changedTo(next(away, { due: task.due })))
}

test.each<[string, Outcome]>([
  ['called off', { is: 'postponed', reason: 'Greylisted.' }],
  ['refused', { is: 'refused', reason: 'No such mailbox.' }],
])('a mail that was %s goes out when its reminder is due again for the same instant', async (_, first) => {
  const { world, carrier, task } = await told(first, ['EMAIL'])
  await world.admin.query(`update reminder.delivery set wanted_at = now() + interval '1 hour'`) // as if put off till then

  await moveAndUndo(world, task)

  await expect.poll(() => world.rows(), within).toMatchObject([{ status: 'SENT', cancel_reason: null }])
  expect(await deliveriesOf(world)).toMatchObject([
    { status: 'ACCEPTED', attempts: 1, last_error: null, wanted_at: null },
  ])
  expect(new Set(carrier.parcels.map(({ key }) => key)).size).toBe(1)
})

test('what was told in the app for that instant is not told there again, as the mail goes out', async () => {
  const { world, carrier, task } = await told({ is: 'postponed', reason: 'Greylisted.' }, ['EMAIL', 'IN_APP'])

  await moveAndUndo(world, task)

  await expect.poll(() => carrier.parcels, within).toHaveLength(2)
  await expect.poll(() => deliveriesOf(world), within).toMatchObject([{ status: 'ACCEPTED' }])
  expect(await world.rows()).toMatchObject([{ status: 'SENT' }])
  expect(await fired(world)).toMatchObject([{ kind: 'FIRED' }])
})

test('I5: fired for a due whose event was held up, it goes on as it was once that event comes', async () => {
  const carrier = testCarrier(() => ({ is: 'postponed', reason: 'Busy.' }))
  const world = await openWorld({ isScheduling: false, carriers: { EMAIL: carrier } })
  await mailbox(world)
  const task = aTask({ due: dueIn(2_000) })
  const moved = next(task, { due: dueIn(5_000) })
  await world.say(created(task, [{ lead: 'PT0S', channels: ['EMAIL'] }]))
  await expect.poll(() => world.rows(), within).toHaveLength(1)

  await world.admin.transaction(async (tx) => {
    await tx.query('select from reminder.task for update') // whoever hears of it waits here
    await world.say(changedTo(moved))
    await passes(world, 62)
    await sleep(Date.parse(String(moved.due?.at)) - Date.now())
    world.reminder.start()
    await expect.poll(() => deliveriesOf(world), within).toMatchObject([{ status: 'RETRYING' }])
  })

  const heard = async () => (await world.admin.query('select version from reminder.task'))[0]
  await expect.poll(heard, { ...within, timeout: 40_000 }).toEqual({ version: 2 })
  expect(await deliveriesOf(world)).toMatchObject([{ status: 'RETRYING', last_error: 'Busy.' }])
  expect(world.told(task.id).map(({ type }) => type)).toEqual(['reminder.scheduled', 'reminder.fired'])
})

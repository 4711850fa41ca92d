import { expect, test } from 'vitest'
import { noonZone, prefer, today } from '../digest/digest.fixture.ts'
import { startOfDay } from '../domain/local-day.ts'
import { fired, within } from '../fired.fixture.ts'
import { openWorld, type World } from '../reminder.fixture.ts'
import { aTask, changedTo, created, next } from '../task-facts.fixture.ts'
import { ahead, personIn } from '../verbs.fixture.ts'
import { attemptsAreDue, deliveriesOf, mailbox, testCarrier } from './carrier.fixture.ts'
import { whileWorkerWaits } from './waiting.fixture.ts'

const soon = () => new Date(Date.now() + 200)
const byBoth = () => ({ at: soon(), channels: ['EMAIL' as const, 'IN_APP' as const] })

/** It is about noon there. */
async function isAsleep(world: World): Promise<Date> {
  await mailbox(world)
  await prefer(world, { timeZone: noonZone, quietHours: { from: '11:00', until: '14:00' } })
  return new Date(startOfDay(today(), noonZone).getTime() + 14 * 3_600_000)
}

test('in quiet hours a mail waits for their end, and what comes in the app is silent', async () => {
  const carrier = testCarrier()
  const world = await openWorld({ carriers: { EMAIL: carrier } })
  const awake = await isAsleep(world)
  await world.say(created(aTask(), [byBoth()]))

  await expect
    .poll(() => deliveriesOf(world), within)
    .toMatchObject([{ status: 'PENDING', attempts: 0, claim_at: awake }])
  expect(await fired(world)).toMatchObject([{ kind: 'FIRED', is_silent: true }])
  expect(carrier.parcels).toEqual([])

  await attemptsAreDue(world)
  await expect
    .poll(() => deliveriesOf(world), within)
    .toMatchObject([{ status: 'PENDING', attempts: 0, claim_at: awake }])
  expect(carrier.parcels).toEqual([])

  await prefer(world, { quietHours: null })
  await expect.poll(() => deliveriesOf(world), within).toMatchObject([{ status: 'ACCEPTED', attempts: 1 }])
})

test('what has to wait is not given up before: its attempts begin when the quiet hours are over', async () => {
  const world = await openWorld({ carriers: { EMAIL: testCarrier() } })
  const awake = await isAsleep(world)
  await world.say(created(aTask(), [byBoth()]))
  await expect.poll(() => deliveriesOf(world), within).toMatchObject([{ claim_at: awake }])
  await world.admin.query(`update reminder.delivery set give_up_at = now() + interval '1 minute'`)
  await attemptsAreDue(world)

  await expect
    .poll(() => deliveriesOf(world), within)
    .toMatchObject([{ claim_at: awake, give_up_at: new Date(awake.getTime() + 3_600_000) }])
})

test.each([
  ['as it is seen', true],
  ['as it was known last, while tasks cannot be reached', false],
])('a task of HIGH priority gets through, with a sound (%s)', async (_, isReachable) => {
  const carrier = testCarrier()
  const world = await openWorld({ carriers: { EMAIL: carrier } })
  await isAsleep(world)
  world.tasks.isReachable = isReachable
  await world.say(created(aTask({ priority: 'HIGH' }), [byBoth()]))

  await expect.poll(() => carrier.parcels, within).toHaveLength(1)
  expect(await fired(world)).toMatchObject([{ kind: 'FIRED', is_silent: false }])
})

test('what becomes urgent while it waits, though we have not heard of it, goes out at the next look', async () => {
  const carrier = testCarrier()
  const world = await openWorld({ carriers: { EMAIL: carrier } })
  const awake = await isAsleep(world)
  const task = aTask()
  await world.say(created(task, [byBoth()]))
  await expect.poll(() => deliveriesOf(world), within).toMatchObject([{ claim_at: awake }])
  await world.say(changedTo(next(task, { priority: 'HIGH' })), { isKept: false })
  await attemptsAreDue(world)

  await expect.poll(() => carrier.parcels, within).toHaveLength(1)
})

test.each([
  ['by its event', { isKept: true }],
  ['by looking, as somebody asks for another reminder', { isKept: false }],
])('what is heard to be urgent now goes out at once (%s)', async (_, how) => {
  const carrier = testCarrier()
  const world = await openWorld({ carriers: { EMAIL: carrier } })
  const awake = await isAsleep(world)
  const [task, other] = [aTask(), aTask()]
  await world.say(created(task, [byBoth()]))
  await world.say(created(other, [byBoth()]))
  await expect.poll(() => deliveriesOf(world), within).toMatchObject([{ claim_at: awake }, { claim_at: awake }])

  await world.say(changedTo(next(task, { priority: 'HIGH' })), how)
  if (!how.isKept) await personIn(world)('add', { taskId: task.id, at: ahead() })

  await expect.poll(() => carrier.parcels, within).toMatchObject([{ message: { taskId: task.id } }])
  const statuses = async () => (await deliveriesOf(world)).map(({ status }) => status).toSorted()
  await expect.poll(statuses, within).toEqual(['ACCEPTED', 'PENDING'])
})

test('quiet hours that end while it is being recorded that a mail waits for them are not waited for', async () => {
  const world = await openWorld({ carriers: { EMAIL: testCarrier() } })
  const awake = await isAsleep(world)
  await world.say(created(aTask(), [byBoth()]))
  await expect.poll(() => deliveriesOf(world), within).toMatchObject([{ claim_at: awake }])
  const recording = { table: 'reminder.reminder', locking: 'select from reminder.reminder for update' }
  await whileWorkerWaits(world, recording, () => prefer(world, { quietHours: null }))

  await expect.poll(() => deliveriesOf(world), within).toMatchObject([{ status: 'ACCEPTED', attempts: 1 }])
})

test('what the other side has put off is not hurried by other quiet hours', async () => {
  const world = await openWorld({
    carriers: { EMAIL: testCarrier(() => ({ is: 'postponed', reason: 'Later.', retryAfterMs: 3_600_000 })) },
  })
  await mailbox(world)
  await world.say(created(aTask(), [byBoth()]))
  await expect.poll(() => deliveriesOf(world), within).toMatchObject([{ status: 'RETRYING' }])
  const [before] = await deliveriesOf(world)

  await prefer(world, { quietHours: { from: '01:00', until: '02:00' }, timeZone: noonZone })

  expect(await deliveriesOf(world)).toEqual([before])
})

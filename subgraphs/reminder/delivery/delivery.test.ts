import { expect, test } from 'vitest'
import { fired, within } from '../fired.fixture.ts'
import { openWorld } from '../reminder.fixture.ts'
import { aTask, created } from '../task-facts.fixture.ts'
import { attemptsAreDue, deliveriesOf, mailbox, testCarrier } from './carrier.fixture.ts'

const soon = (ms: number) => new Date(Date.now() + ms)
const byMail = (ms = 200) => ({ at: soon(ms), channels: ['EMAIL' as const] })

test('what fires goes by mail: the parcel says what, to whom and how, and the reminder is sent once it was accepted', async () => {
  const carrier = testCarrier()
  const world = await openWorld({ carriers: { EMAIL: carrier } })
  await mailbox(world)
  const task = aTask()
  await world.say(created(task, [byMail()]))

  await expect.poll(() => world.rows(), within).toMatchObject([{ status: 'SENT', channels: ['EMAIL'] }])
  const [row] = await world.rows()
  const at = row?.trigger_at ?? new Date(0)
  expect(carrier.parcels).toMatchObject([
    {
      key: `${row?.id}:${at.toISOString()}:EMAIL:ada@example.org`,
      ownerId: 'ada',
      device: 'ada@example.org',
      message: { kind: 'REMINDER', reminderId: row?.id, taskId: task.id, title: task.title, due: null, at, nag: 0 },
      locale: 'EN',
      timeZone: 'Europe/Berlin',
    },
  ])
  expect(await deliveriesOf(world)).toMatchObject([
    { status: 'ACCEPTED', attempts: 1, destination: 'a***@example.org', claim_at: null, last_error: null },
  ])
  expect(await fired(world)).toEqual([])
  await expect
    .poll(() => world.told(task.id).map(({ type, data }) => [type, data.reminder.status]), within)
    .toEqual([
      ['reminder.scheduled', 'PENDING'],
      ['reminder.fired', 'PENDING'],
      ['reminder.sent', 'SENT'],
    ])
})

test('one that is refused for good has failed: its owner is told in the app', async () => {
  const world = await openWorld({
    carriers: { EMAIL: testCarrier(() => ({ is: 'refused', reason: 'No such mailbox.' })) },
  })
  await mailbox(world)
  const task = aTask()
  await world.say(created(task, [byMail()]))

  await expect.poll(() => world.rows(), within).toMatchObject([{ status: 'FAILED' }])
  expect(await deliveriesOf(world)).toMatchObject([{ status: 'FAILED', attempts: 1, last_error: 'No such mailbox.' }])
  expect(await fired(world)).toMatchObject([{ kind: 'FAILED', number: 1 }])
  await expect.poll(() => world.told(task.id), within).toHaveLength(3)
  expect(world.told(task.id)[2]).toMatchObject({
    type: 'reminder.failed',
    data: {
      reminder: { status: 'FAILED' },
      deliveries: [{ channel: 'EMAIL', destination: 'a***@example.org', attempts: 1, lastError: 'No such mailbox.' }],
    },
  })
})

test('one that is postponed is tried again, and sent then', async () => {
  const carrier = testCarrier((_, attempt) =>
    attempt === 1 ? { is: 'postponed', reason: 'Greylisted.' } : { is: 'accepted' },
  )
  const world = await openWorld({ carriers: { EMAIL: carrier } })
  await mailbox(world)
  await world.say(created(aTask(), [byMail()]))
  await expect
    .poll(() => deliveriesOf(world), within)
    .toMatchObject([{ status: 'RETRYING', last_error: 'Greylisted.' }])
  const [{ claim_at, last_attempt_at } = {}] = await deliveriesOf(world)
  const waitMs = Number(claim_at) - Number(last_attempt_at)
  expect(waitMs).toBeGreaterThanOrEqual(8_000)
  expect(waitMs).toBeLessThanOrEqual(12_000)
  expect(await world.rows()).toMatchObject([{ status: 'PENDING' }])

  await attemptsAreDue(world)

  await expect
    .poll(() => deliveriesOf(world), within)
    .toMatchObject([{ status: 'ACCEPTED', attempts: 2, last_error: null }])
  expect(await world.rows()).toMatchObject([{ status: 'SENT' }])
  expect(new Set(carrier.parcels.map(({ key }) => key)).size).toBe(1)
})

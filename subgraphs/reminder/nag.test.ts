import { expect, test } from 'vitest'
import { attemptsAreDue, deliveriesOf, mailbox, testCarrier } from './delivery/carrier.fixture.ts'
import { noonZone, prefer, today } from './digest/digest.fixture.ts'
import { startOfDay } from './domain/local-day.ts'
import type { Outcome } from './domain/parcel.ts'
import { deliveryKeys, fired, within } from './fired.fixture.ts'
import { openWorld, type World } from './reminder.fixture.ts'
import { aTask, changedTo, created, next } from './task-facts.fixture.ts'

const soon = () => new Date(Date.now() + 200)

type Nagging = Readonly<{ id: string; status: string; trigger_at: Date; next_nag_at: Date | null; nag_count: number }>
const state = async ({ admin }: World) => (await admin.query<Nagging>('select * from reminder.reminder'))[0]

/** As if so many minutes had passed for all reminders and their deliveries: not ten, as then a nag’s instant is the one that it fired for. */
const pass = ({ admin }: World, minutes: number) =>
  admin.transaction(async (tx) => {
    const ago = (column: string) => `${column} = ${column} - $1 * interval '1 minute'`
    const reminder = [
      'planned_at',
      'trigger_at',
      'fired_at',
      'sent_at',
      'next_nag_at',
      'claim_at',
      'created_at',
      'set_at',
    ]
      .map(ago)
      .join()
    await tx.query(`update reminder.delivery set ${['fired_at', 'accepted_at', 'give_up_at'].map(ago).join()}`, [
      minutes,
    ])
    await tx.query(`update reminder.reminder set ${reminder}`, [minutes])
  })

/** A world in which Ada is nagged every ten minutes, of one task whose reminder has just fired. */
async function nagged(channel: 'IN_APP' | 'EMAIL' = 'IN_APP', does?: () => Outcome) {
  const carrier = testCarrier(does)
  const world = await openWorld({ carriers: { EMAIL: carrier } })
  await mailbox(world)
  await prefer(world, { nagEvery: 'PT10M', timeZone: noonZone })
  const task = aTask()
  await world.say(created(task, [{ at: soon(), channels: [channel] }]))
  await expect.poll(async () => (await state(world))?.next_nag_at, within).toBeInstanceOf(Date)
  return { world, task, carrier }
}

const minutesBefore = (at: Date | null | undefined, minutes: number) =>
  new Date(Number(at) - minutes * 60_000).toISOString()
const minutesAhead = async (world: World) =>
  Math.round((Number((await state(world))?.next_nag_at) - Date.now()) / 60_000)

test('it comes again ten minutes later, and says which time it is', async () => {
  const { world, task } = await nagged()
  await pass(world, 9)
  const before = await state(world)
  await pass(world, 1.5)

  await expect.poll(() => fired(world), within).toMatchObject([{ kind: 'FIRED' }, { kind: 'NAG', is_late: false }])
  expect(await state(world)).toMatchObject({
    status: 'SENT',
    nag_count: 1,
    trigger_at: new Date(minutesBefore(before?.trigger_at, 1.5)),
  })
  expect(await minutesAhead(world)).toBeGreaterThanOrEqual(9)
  expect(await deliveryKeys(world)).toContain(`${before?.id}:${minutesBefore(before?.next_nag_at, 1.5)}:IN_APP:feed`)
  await expect.poll(() => world.told(task.id), within).toHaveLength(3)
  expect(world.told(task.id)[2]).toMatchObject({
    type: 'reminder.fired',
    data: { nag: 1, isLate: false, isConfirmed: true, reminder: { status: 'SENT' }, task: { title: task.title } },
  })
})

test('F24: down over three of them, one comes, late, and the next is ahead', async () => {
  const { world } = await nagged()
  await pass(world, 34)

  await expect.poll(() => fired(world), within).toMatchObject([{ kind: 'FIRED' }, { kind: 'NAG', is_late: true }])
  expect(await state(world)).toMatchObject({ nag_count: 1 })
  expect(await minutesAhead(world)).toBe(6)
  expect(await fired(world)).toHaveLength(2)
})

test('F24: a reminder that was missed with all its nags comes once, late', async () => {
  const world = await openWorld({ isScheduling: false })
  await prefer(world, { nagEvery: 'PT10M' })
  await world.say(created(aTask(), [{ at: soon() }]))
  await expect.poll(() => world.rows(), within).toHaveLength(1)
  await pass(world, 34)
  world.reminder.start()

  await expect.poll(() => fired(world), within).toMatchObject([{ kind: 'FIRED', is_late: true }])
  expect(await state(world)).toMatchObject({ nag_count: 0 })
  expect(await minutesAhead(world)).toBe(6)
})

test('I6: it comes no more once the task is done, though its event is held up; what had been sent stays so', async () => {
  const { world, task } = await nagged()
  await world.say(changedTo(next(task, { status: 'COMPLETED' })), { isKept: false })
  await pass(world, 11)

  await expect.poll(() => state(world), within).toMatchObject({ status: 'SENT', next_nag_at: null })
  expect(await fired(world)).toHaveLength(1)
})

test.each([
  ['done', { status: 'COMPLETED' } as const],
  ['deleted', { status: 'DELETED' } as const],
])('once the task is %s it is not to come again', async (_, values) => {
  const { world, task } = await nagged()
  await world.say(changedTo(next(task, values)))

  await expect.poll(() => state(world), within).toMatchObject({ status: 'SENT', next_nag_at: null })
})

test('whoever wants no nags any more gets none', async () => {
  const { world } = await nagged()
  await prefer(world, { nagEvery: null })
  await pass(world, 11)

  await expect.poll(() => state(world), within).toMatchObject({ status: 'SENT', next_nag_at: null, nag_count: 0 })
  expect(await fired(world)).toHaveLength(1)
})

test('the twentieth is the last', async () => {
  const { world } = await nagged()
  await world.admin.query('update reminder.reminder set nag_count = 19')
  await pass(world, 11)

  await expect.poll(() => state(world), within).toMatchObject({ nag_count: 20, next_nag_at: null })
  expect(await fired(world)).toHaveLength(2)
})

test.each([
  ['MEDIUM', 0, 1],
  ['HIGH', 1, 2],
] as const)('of %s priority, in quiet hours: %i nags', async (priority, count, rows) => {
  const { world, task } = await nagged()
  await world.say(changedTo(next(task, { priority })))
  await prefer(world, { quietHours: { from: '11:00', until: '14:00' } })
  await pass(world, 11)
  const end = new Date(startOfDay(today(), noonZone).getTime() + 14 * 3_600_000)

  await expect.poll(async () => Number((await state(world))?.next_nag_at), within).toBeGreaterThan(Date.now())
  expect(await state(world)).toMatchObject({ nag_count: count })
  expect((await state(world))?.next_nag_at?.getTime() === end.getTime()).toBe(count === 0)
  expect(await fired(world)).toHaveLength(rows)
})

test('while a mail is on its way no other is sent after it; once it has arrived, the next nag comes', async () => {
  let outcome: Outcome = { is: 'postponed', reason: 'Try later.' }
  const { world, carrier, task } = await nagged('EMAIL', () => outcome)
  await expect.poll(() => deliveriesOf(world), within).toMatchObject([{ status: 'RETRYING' }])
  await pass(world, 11)
  await expect.poll(() => minutesAhead(world), within).toBe(9)
  expect(await state(world)).toMatchObject({ status: 'PENDING', nag_count: 0 })
  expect(await deliveriesOf(world)).toHaveLength(1)

  outcome = { is: 'accepted' }
  await attemptsAreDue(world)
  await expect.poll(() => state(world), within).toMatchObject({ status: 'SENT' })
  await pass(world, 11)
  await expect
    .poll(() => carrier.parcels.map(({ message }) => message.kind === 'REMINDER' && message.nag), within)
    .toEqual([0, 0, 1])
  expect(await state(world)).toMatchObject({ status: 'SENT', nag_count: 1 })
  await expect
    .poll(() => world.told(task.id).map(({ type }) => type), within)
    .toEqual(['reminder.scheduled', 'reminder.fired', 'reminder.sent', 'reminder.fired'])
})

test('a nag does not come on the heels of a mail that was late', async () => {
  const { world } = await nagged('EMAIL')
  await expect.poll(() => deliveriesOf(world), within).toMatchObject([{ status: 'ACCEPTED' }])
  await pass(world, 11)
  await world.admin.query(`update reminder.delivery set accepted_at = now() - interval '4 minutes'`)
  await world.admin.query(`update reminder.reminder set claim_at = now()`)

  await expect.poll(() => minutesAhead(world), within).toBe(9)
  expect(await deliveriesOf(world)).toHaveLength(1)
})

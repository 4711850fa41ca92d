import { expect, test } from 'vitest'
import type { Outcome } from '../domain/parcel.ts'
import { within } from '../fired.fixture.ts'
import { openWorld, type World } from '../reminder.fixture.ts'
import { aTask, created } from '../task-facts.fixture.ts'
import { attemptsAreDue, deliveriesOf, mailbox, testCarrier } from './carrier.fixture.ts'

const shown = `status retryCount lastRetryAt sentAt deliveries {
  channel destination status firedFor isConfirmed attempts lastError nextAttemptAt acceptedAt }`
const soon = (ms: number) => new Date(Date.now() + ms)
const idOf = async (world: World) => (await world.rows())[0]?.id
const retry = (world: World, id: unknown, ownerId = 'ada') =>
  world.ask(`mutation ($id: ID!) { retryReminder(input: { id: $id }) { reminder { ${shown} } } }`, { id }, ownerId)
const look = async (world: World, ownerId?: string) =>
  (await world.ask(`query ($id: ID!) { reminder(id: $id) { ${shown} } }`, { id: await idOf(world) }, ownerId)).data?.[
    'reminder'
  ]

/** Somebody reminded in the app and by mail, of which comes what `outcomes` say, one by one. */
async function reminded(channels: ('EMAIL' | 'IN_APP' | 'PUSH')[], ...outcomes: Outcome[]) {
  const carrier = testCarrier((_, attempt) => outcomes[attempt - 1] ?? { is: 'accepted' })
  const world = await openWorld({ carriers: { EMAIL: carrier } })
  await mailbox(world)
  const task = aTask()
  await world.say(created(task, [{ at: soon(200), channels }]))
  return { world, carrier, task }
}

test('a reminder shows what became of it by each channel, addresses masked', async () => {
  const { world } = await reminded(['EMAIL', 'IN_APP', 'PUSH'], { is: 'postponed', reason: 'Busy.' })
  await expect.poll(() => deliveriesOf(world), within).toMatchObject([{ status: 'RETRYING' }, { status: 'SKIPPED' }])

  const at = (await world.rows())[0]?.trigger_at.toISOString()
  expect(await look(world)).toMatchObject({
    ...{ status: 'SENT', retryCount: 0, lastRetryAt: null, sentAt: expect.any(String) },
    deliveries: [
      {
        ...{ channel: 'EMAIL', destination: 'a***@example.org', status: 'RETRYING', firedFor: at, isConfirmed: true },
        ...{ attempts: 1, lastError: 'Busy.', nextAttemptAt: expect.any(String), acceptedAt: null },
      },
      { channel: 'IN_APP', destination: 'in the app', status: 'ACCEPTED', acceptedAt: expect.any(String) },
      { channel: 'PUSH', status: 'SKIPPED', lastError: 'This server sends no pushes.', attempts: 0 },
    ],
  })

  await attemptsAreDue(world)
  await expect.poll(() => look(world), within).toMatchObject({ retryCount: 1, lastRetryAt: expect.any(String) })
  expect(await look(world, 'eve')).toBeNull()
})

test('retryReminder has what failed tried again for 24 hours more, and the world is told', async () => {
  const { world, task } = await reminded(['EMAIL'], { is: 'refused', reason: 'No.' })
  await expect.poll(() => look(world), within).toMatchObject({ status: 'FAILED' })
  await world.admin.query(`update reminder.delivery set give_up_at = now() - interval '1 hour'`)

  const { data } = await retry(world, await idOf(world))

  expect(data).toMatchObject({
    retryReminder: { reminder: { status: 'PENDING', deliveries: [{ status: 'PENDING', attempts: 1 }] } },
  })
  await expect.poll(() => look(world), within).toMatchObject({ status: 'SENT', retryCount: 1 })
  const [{ give_up_at } = {}] = await deliveriesOf(world)
  expect(Number(give_up_at) - Date.now()).toBeGreaterThan(23 * 3_600_000)
  expect(await world.admin.query('select attempts, attempts_before from reminder.delivery')).toEqual([
    { attempts: 2, attempts_before: 1 },
  ])
  await expect
    .poll(() => world.told(task.id).map(({ type }) => type.slice(9)), within)
    .toEqual(['scheduled', 'fired', 'failed', 'retried', 'sent'])
})

test('of a nag that failed time after time, the last is tried again: one mail, and not one for each', async () => {
  const { world, carrier } = await reminded(['EMAIL'], { is: 'refused', reason: 'No.' })
  await expect.poll(() => look(world), within).toMatchObject({ status: 'FAILED' })
  await world.admin.query(`insert into reminder.delivery (owner_id, reminder_id, key, kind, channel, device, destination, status,
      is_confirmed, attempts, last_error, fired_at, give_up_at, content, correlation_id)
    select owner_id, reminder_id, key || n, kind, channel, device, destination, status, is_confirmed, attempts, last_error,
      fired_at + n * interval '10 minutes', give_up_at, content, correlation_id
    from reminder.delivery, generate_series(1, 20) n`)
  await world.admin.query(
    `update reminder.delivery set fired_at = fired_at + interval '1 day' where key like '%example.org'`,
  )

  expect((await retry(world, await idOf(world))).errors).toBeUndefined()

  await expect.poll(() => look(world), within).toMatchObject({ status: 'SENT' })
  await world.reminder.close()
  expect(carrier.parcels).toHaveLength(2)
})

test('what was removed is not sent by trying again what had failed of it', async () => {
  const { world, carrier } = await reminded(['EMAIL'], { is: 'refused', reason: 'No.' })
  await expect.poll(() => look(world), within).toMatchObject({ status: 'FAILED' })
  const id = await idOf(world)
  await world.ask('mutation ($id: ID!) { removeReminder(input: { id: $id }) { reminder { id } } }', { id })

  expect((await retry(world, id)).errors?.[0]).toMatchObject({ extensions: { code: 'CONFLICT' } })
  expect(await deliveriesOf(world)).toMatchObject([{ status: 'FAILED' }])
  expect(carrier.parcels).toHaveLength(1)
})

test('with nothing that failed there is nothing to retry, and of someone else’s reminder nothing is known', async () => {
  const { world } = await reminded(['EMAIL'])
  await expect.poll(() => look(world), within).toMatchObject({ status: 'SENT' })

  expect((await retry(world, await idOf(world))).errors?.[0]).toMatchObject({ extensions: { code: 'CONFLICT' } })
  expect((await retry(world, await idOf(world), 'eve')).errors?.[0]).toMatchObject({
    extensions: { code: 'NOT_FOUND' },
  })
})

test('what has fired and is on its way is PENDING, and not the next to come', async () => {
  const { world, task } = await reminded(['EMAIL'], { is: 'postponed', reason: 'Busy.' })
  await expect.poll(() => deliveriesOf(world), within).toMatchObject([{ status: 'RETRYING' }])

  const asked = await world.ask(
    `query ($id: ID!) { reminders(filter: { status: [PENDING] }) { nodes { sentAt } }
       _entities(representations: [{ __typename: "Task", id: $id, version: 1 }]) { ... on Task { nextReminderAt } } }`,
    { id: task.id },
  )

  expect(asked.data).toMatchObject({ reminders: { nodes: [{ sentAt: null }] }, _entities: [{ nextReminderAt: null }] })
})

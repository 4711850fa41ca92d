import { expect, test } from 'vitest'
import { freshDatabase } from '../../tests/support/database.ts'
import { forgetAll, keptSince } from './retention.fixture.ts'

const database = await freshDatabase()
const [admin, worker] = [database.open(), database.open('reminder_worker')]
const countOf = async (table: string, column: string, id: string) =>
  (await admin.query<{ n: number }>(`select count(*) as n from reminder.${table} where ${column} = $1`, [id]))[0]?.n
const remindersOf = (taskId: string) => countOf('reminder', 'task_id', taskId)

test.each([
  ['sent', {}],
  ['failed', { status: 'FAILED' }],
  ['cancelled', { status: 'CANCELLED' }],
  ['92 days ago', { days: 92 }],
  ['counting back from the due of a completed task', { lead: 'PT1H', taskStatus: 'COMPLETED' }],
  ['removed by its owner', { status: 'CANCELLED', cancelReason: 'REMOVED', lead: 'PT1H' }],
] as const)('a reminder that is over goes after 90 days, deliveries and all: %s', async (_, old) => {
  const taskId = await keptSince(admin, old)
  await forgetAll(worker)

  expect(await remindersOf(taskId)).toBe(0)
  expect(await countOf('task', 'id', taskId)).toBe(1)
})

test.each([
  ['its time is 89 days ago', { days: 89 }],
  ['its last change is 89 days ago', { changedDays: 89 }],
  ['it is still pending', { status: 'PENDING' }],
  ['it is firing', { status: 'PENDING', isFiring: true }],
  ['it nags', { nags: true }],
  ['a delivery of it is on its way', { isDelivering: true }],
  ['its task is open, and a later due brings it back', { lead: 'PT1H' }],
  ['its task is open, has lost its due, and may get another', { status: 'CANCELLED', lead: 'PT1H' }],
] as const)('a reminder is kept as long as %s', async (_, old) => {
  const taskId = await keptSince(admin, old)
  await forgetAll(worker)

  expect(await remindersOf(taskId)).toBe(1)
})

test('an operator may keep them for longer, or not as long', async () => {
  const taskId = await keptSince(admin, { days: 300 })
  await forgetAll(worker, 365)
  expect(await remindersOf(taskId)).toBe(1)
  await forgetAll(worker, 298)

  expect(await remindersOf(taskId)).toBe(0)
})

test('a task that was deleted for good goes with what reminded of it; one that can be restored stays', async () => {
  const closed = { status: 'CANCELLED', cancelReason: 'TASK_DELETED', taskStatus: 'DELETED', lead: 'PT1H' } as const
  const ahead = await keptSince(admin, { ...closed, days: -400, changedDays: 200 })
  const restorable = await keptSince(admin, { ...closed, days: -400, taskDays: 119, changedDays: 119 })
  const completed = await keptSince(admin, { taskStatus: 'COMPLETED' })
  await forgetAll(worker)

  for (const [taskId, left] of [
    [ahead, 0],
    [restorable, 1],
  ] as const) {
    expect(await remindersOf(taskId)).toBe(left)
    expect(await countOf('task', 'id', taskId)).toBe(left)
    expect(await countOf('handled', 'task_id', taskId)).toBe(left)
  }
  // Whoever reads a task that is not noted as heard of waits for its news.
  expect(await countOf('handled', 'task_id', completed)).toBe(1)
})

test('digests and codes go as well, those that are still on their way do not', async () => {
  await admin.query(
    `insert into reminder.delivery (owner_id, key, channel, kind, status, is_confirmed, attempts, created_at, claim_at)
     select 'ada', kind || days, 'EMAIL', kind, 'ACCEPTED', true, 1, now() - days * interval '1 day', case when days = 200 then now() end
     from unnest('{DIGEST,CODE}'::text[]) kind, unnest('{89,91,200}'::int[]) days`,
  )
  await forgetAll(worker)

  const left = await admin.query<{ key: string }>(
    `select key from reminder.delivery where reminder_id is null order by key`,
  )
  expect(left.map(({ key }) => key)).toEqual(['CODE200', 'CODE89', 'DIGEST200', 'DIGEST89'])
})

test('of many owners and in many batches all go, and only those', async () => {
  await admin.query(
    `insert into reminder.reminder (id, owner_id, task_id, planned_at, trigger_at, status, channels, created_at, version, correlation_id, causation_id, claim_at, changed_at)
     select uuidv7(), 'many ' || n % 1500, uuidv7(), at, at, case when is_open then 'PENDING' else 'SENT' end, '{IN_APP}', at, 2, 'cid', 'cause',
       case when is_open then now() + interval '1 hour' end, at
     from (select n, n % 7 = 0 as is_open, now() - interval '100 days' - n % 3 * interval '1 second' as at from generate_series(1, 9000) n) of`,
  )
  await forgetAll(worker)

  expect(
    await admin.query(
      `select status, count(*) as n from reminder.reminder where owner_id like 'many %' group by status`,
    ),
  ).toEqual([{ status: 'PENDING', n: 1285 }])
})

test('a push subscription goes 90 days after it was given up, one that is used does not', async () => {
  const ages = [null, 89, 91]
  for (const days of ages)
    await admin.query(
      `insert into reminder.push_subscription (id, owner_id, endpoint, p256dh, auth, device, service, created_at, removed_at, removed_because)
       select uuidv7(), 'ada', at, at, at, days, 'push.example', now() - interval '1 year', now() - days * interval '1 day', because
       from (select $1::int as days, case when $1 is null then 'https://push.example/1' end as at, case when $1 is not null then 'it is gone' end as because) of`,
      [days],
    )
  await forgetAll(worker)

  const left = await admin.query<{ device: string | null }>(
    'select device from reminder.push_subscription order by device',
  )
  expect(left.map(({ device }) => device)).toEqual(['89', null])
})

test('an idempotency key goes after its day', async () => {
  await admin.query(
    `insert into reminder.idempotency_key (owner_id, mutation, key, input_hash, created_at)
     select 'ada', 'addReminder', hours::text, '', now() - hours * interval '1 hour' from unnest('{24,26}'::int[]) hours`,
  )
  await forgetAll(worker)

  expect(await admin.query('select key from reminder.idempotency_key')).toEqual([{ key: '24' }])
})

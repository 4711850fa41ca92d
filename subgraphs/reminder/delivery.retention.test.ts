import { expect, test } from 'vitest'
import { freshDatabase } from '../../tests/support/database.ts'
import { forgetAll, keptSince } from './retention.fixture.ts'

const database = await freshDatabase()
const [admin, worker] = [database.open(), database.open('reminder_worker')]

/** Deliveries of a task's reminder, made `ago` from now each, and called by their numbers. */
const delivered = (taskId: string, from: number, to: number, ago: string, isOnItsWay = false) =>
  admin.query(
    `insert into reminder.delivery (owner_id, reminder_id, key, channel, status, is_confirmed, attempts, fired_at, created_at, claim_at)
     select 'ada', r.id, r.id || ':' || n, 'EMAIL', 'ACCEPTED', true, 1, at, at, case when $4 then now() end
     from reminder.reminder r, lateral (select n, now() - n * $5::interval as at from generate_series($2::int, $3::int) n) of
     where r.task_id = $1`,
    [taskId, from, to, isOnItsWay, ago],
  )

const leftOf = async (taskId: string) => {
  const rows = await admin.query<{ n: string }>(
    `select split_part(key, ':', 2) as n from reminder.delivery
     where fired_at is not null and reminder_id = (select id from reminder.reminder where task_id = $1) order by fired_at desc`,
    [taskId],
  )
  return rows.map(({ n }) => Number(n))
}

test('of a lead that is put off day after day, what came of it goes after 90 days, in however many batches', async () => {
  const taskId = await keptSince(admin, { status: 'PENDING', lead: 'PT1H', days: 0 })
  await delivered(taskId, 1, 3, '1 day')
  await delivered(taskId, 91, 2_000, '1 day')
  await delivered(taskId, 3_000, 3_001, '1 day', true)
  await forgetAll(worker)

  expect(await leftOf(taskId)).toEqual([1, 2, 3, 3_000, 3_001])
})

test('of a lead that is kept, what came of it last stays, be it long ago', async () => {
  const taskId = await keptSince(admin, { lead: 'PT1H', days: 100 })
  await delivered(taskId, 99, 102, '1 day')
  await admin.query(
    `update reminder.reminder set fired_at = now() - interval '100 days' - interval '1 minute' where task_id = $1`,
    [taskId],
  )
  await forgetAll(worker)

  expect(await leftOf(taskId)).toEqual([99, 100])
})

// Reminders of long ago, as the database has them.
import type { Database } from '../../platform/database.ts'
import { newId } from '../../platform/id.ts'
import { runJob } from '../../platform/retention.fixture.ts'
import { retentionJobs } from './retention.ts'

type Old = Readonly<{
  ownerId?: string
  status?: 'PENDING' | 'SENT' | 'FAILED' | 'CANCELLED'
  cancelReason?: string
  lead?: string | null
  /** Days since its time, and since its last change. */
  days?: number
  changedDays?: number
  nags?: boolean
  /** It has fired, and nothing of it was accepted or has failed for good. */
  isFiring?: boolean
  /** A delivery that is still on its way. */
  isDelivering?: boolean
  taskStatus?: 'ACTIVE' | 'COMPLETED' | 'DELETED'
  /** Days since the task became so. */
  taskDays?: number
}>

const insertTask = `insert into reminder.task (id, owner_id, version, status, since, is_planned)
  values ($1, $2, 2, $3, now() - $4 * interval '1 day', true)`
const insertHandled = `insert into reminder.handled (owner_id, task_id, version) values ($1, $2, 2)`
const insertReminder = `insert into reminder.reminder (id, owner_id, task_id, lead, planned_at, trigger_at, status, cancel_reason, channels, sent_at,
    created_at, version, correlation_id, causation_id, claim_at, next_nag_at, changed_at)
  select $1, $2, $3, $4, at, at, $5, $6, '{IN_APP}', at, at, 2, 'cid', 'cause',
    case when $5 = 'PENDING' and not $10 or $8 then now() + interval '1 hour' end, case when $8 then now() + interval '1 hour' end,
    now() - $9 * interval '1 day'
  from (select now() - $7 * interval '1 day' as at) of`
const insertDelivery = `insert into reminder.delivery (owner_id, reminder_id, key, channel, status, is_confirmed, attempts, claim_at)
  values ($1, $2, $3, 'EMAIL', case when $4 then 'RETRYING' else 'ACCEPTED' end, true, 1, case when $4 then now() end)`

/** The id of its task; 200 days ago and over, unless said otherwise. */
export async function keptSince(admin: Database, old: Old = {}): Promise<string> {
  const given = { ownerId: 'ada', status: 'SENT', lead: null, days: 200, nags: false, isDelivering: false, ...old }
  const [taskId, id] = [newId(), newId()]
  await admin.query(insertTask, [taskId, given.ownerId, old.taskStatus ?? 'ACTIVE', old.taskDays ?? 200])
  await admin.query(insertHandled, [given.ownerId, taskId])
  const cancelReason = given.status === 'CANCELLED' ? (old.cancelReason ?? 'NO_DUE') : null
  const values = [id, given.ownerId, taskId, given.lead, given.status, cancelReason, given.days, given.nags]
  await admin.query(insertReminder, [...values, old.changedDays ?? given.days, old.isFiring ?? false])
  await admin.query(insertDelivery, [given.ownerId, id, `${id}:then:EMAIL:ada`, given.isDelivering])
  return taskId
}

/** All that retention has to do, with 90 days. */
export async function forgetAll(worker: Database, days = 90): Promise<void> {
  for (const job of retentionJobs(worker, days)) await runJob(job)
}

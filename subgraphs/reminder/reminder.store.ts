import { type Database, type Sql, statement } from '../../platform/database.ts'
import type { Reminder } from './domain/reminder.ts'
import { reminderColumns } from './reminder.entity.ts'

/** What a reminder's last change followed from; its own events say so in turn. */
export type Origin = Readonly<{ correlationId: string; causationId: string }>

/** A reminder as the consumer and the scheduler hold it, locked until their transaction ends. */
export type HeldReminder = Reminder & Origin

export const heldColumns = `${reminderColumns}, r.correlation_id as "correlationId", r.causation_id as "causationId"`

const findMany = statement(
  `select ${reminderColumns} from reminder.reminder r where r.owner_id = $1 and r.id = any($2::uuid[])`,
)

/** Those of these ids that are the owner's, in any order. */
export const ownReminders = (db: Database, ownerId: string, ids: readonly string[]): Promise<Reminder[]> =>
  db.asOwner<Reminder>(ownerId, findMany, [ownerId, ids])

// Whoever has a lease on one finds it gone: the fence has moved on.
const saveAll = statement(
  `insert into reminder.reminder as kept (id, owner_id, task_id, lead, trigger_at, status, cancel_reason, channels, sent_at,
     created_at, version, correlation_id, causation_id, claim_at)
   select id, owner_id, task_id, lead, trigger_at, status, cancel_reason, channels, sent_at,
     created_at, version, correlation_id, causation_id, trigger_at
   from jsonb_populate_recordset(null::reminder.reminder, $1) order by id
   on conflict (id) do update set trigger_at = excluded.trigger_at, status = excluded.status,
     cancel_reason = excluded.cancel_reason, sent_at = excluded.sent_at, version = excluded.version,
     correlation_id = excluded.correlation_id, causation_id = excluded.causation_id, claim_at = excluded.trigger_at,
     fence = kept.fence + 1
   where kept.owner_id = excluded.owner_id`,
)

/** Stores new reminders and changed ones, which the transaction must have locked. */
export async function saveReminders(tx: Sql, reminders: readonly HeldReminder[]): Promise<void> {
  if (reminders.length > 0) await tx.query(saveAll, [JSON.stringify(reminders.map(rowOf))])
}

const rowOf = (reminder: HeldReminder) => ({
  id: reminder.id,
  owner_id: reminder.ownerId,
  task_id: reminder.taskId,
  lead: reminder.lead,
  trigger_at: reminder.triggerAt,
  status: reminder.status,
  cancel_reason: reminder.cancelReason,
  channels: reminder.channels,
  sent_at: reminder.sentAt,
  created_at: reminder.createdAt,
  version: reminder.version,
  correlation_id: reminder.correlationId,
  causation_id: reminder.causationId,
})

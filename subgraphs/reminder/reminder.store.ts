import { type Database, type Sql, statement } from '../../platform/database.ts'
import { isId } from '../../platform/id.ts'
import { claimAt, type Reminder } from './domain/reminder.ts'
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

const lockOne = statement(
  `select ${reminderColumns}, now() as now from reminder.reminder r where r.owner_id = $1 and r.id = $2 for update of r`,
)

/** The owner's reminder, locked until the transaction ends; null when there is none. */
export async function lockReminder(
  tx: Sql,
  ownerId: string,
  id: string,
): Promise<Readonly<{ reminder: Reminder; now: Date }> | null> {
  const [row] = isId(id) ? await tx.query<Reminder & { now: Date }>(lockOne, [ownerId, id]) : []
  if (!row) return null
  const { now, ...reminder } = row
  return { reminder, now }
}

const columns: Readonly<Record<string, (reminder: Reminder & Partial<Origin>) => unknown>> = {
  id: ({ id }) => id,
  owner_id: ({ ownerId }) => ownerId,
  task_id: ({ taskId }) => taskId,
  lead: ({ lead }) => lead,
  planned_at: ({ plannedAt }) => plannedAt,
  trigger_at: ({ triggerAt }) => triggerAt,
  snoozed_until: ({ snoozedUntil }) => snoozedUntil,
  status: ({ status }) => status,
  cancel_reason: ({ cancelReason }) => cancelReason,
  channels: ({ channels }) => channels,
  fired_at: ({ firedAt }) => firedAt,
  sent_at: ({ sentAt }) => sentAt,
  acknowledged_at: ({ acknowledgedAt }) => acknowledgedAt,
  next_nag_at: ({ nextNagAt }) => nextNagAt,
  nag_count: ({ nagCount }) => nagCount,
  set_at: ({ setAt }) => setAt,
  created_at: ({ createdAt }) => createdAt,
  version: ({ version }) => version,
  correlation_id: ({ correlationId }) => correlationId,
  causation_id: ({ causationId }) => causationId,
  claim_at: claimAt,
}
const fixed = new Set(['id', 'owner_id', 'task_id', 'created_at'])
const changing = Object.keys(columns).filter((column) => !fixed.has(column))

// Whoever has a lease on one finds it gone: the fence has moved on.
const saveAll = statement(
  `insert into reminder.reminder as kept (${Object.keys(columns).join(', ')})
   select ${Object.keys(columns).join(', ')}
   from jsonb_populate_recordset(null::reminder.reminder, $1) order by id
   on conflict (id) do update set ${changing.map((column) => `${column} = excluded.${column}`).join(', ')},
     fence = kept.fence + 1, changed_at = now()
   where kept.owner_id = excluded.owner_id`,
)

/** Stores new reminders and changed ones, which the transaction must have locked. */
export async function saveReminders(tx: Sql, reminders: readonly HeldReminder[]): Promise<void> {
  if (reminders.length > 0) await tx.query(saveAll, [JSON.stringify(reminders.map(rowOf))])
}

/** As JSON with the table's own column names. */
export const rowOf = (reminder: Reminder & Partial<Origin>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(columns).map(([column, valueIn]) => [column, valueIn(reminder)]))

import { type ReminderFact, reminderEvents } from '../../kafka/contracts/reminders.contract.ts'
import type { Cause } from '../../kafka/envelope.ts'
import { enqueue, type OutboxRow, outboxRows } from '../../kafka/outbox.ts'
import type { Database, Sql } from '../../platform/database.ts'
import type { Keyed } from '../../platform/idempotency.ts'
import type { Decision } from './domain/decision.ts'
import { deedFact } from './domain/events.ts'
import type { Reminder } from './domain/reminder.ts'
import { holdKey, keepAnswer } from './reminder.answers.ts'
import { type HeldReminder, saveReminders } from './reminder.store.ts'
import { source } from './source.ts'

/** A change of a reminder, and who did it. */
export type Changed = Readonly<{ after: Reminder; fact: ReminderFact; by: Cause }>

/** What a use case answers, and all that it changed, in the order in which it did. */
export type Settled = Readonly<{ reminder: Reminder; changes: readonly Changed[] }>

export type SettleParts = Readonly<{
  db: Database
  /** Called after each commit that has something to tell. */
  committed: () => void
}>

/** One transaction for a use case: what it changes, what the world is told, and the answer to its key. */
export type Settle = (keyed: Keyed | null, work: (tx: Sql) => Promise<Settled>) => Promise<Reminder>

/** The same key again finds its answer, and nothing is done. */
export function settler({ db, committed }: SettleParts, ownerId: string): Settle {
  const once = (keyed: Keyed | null, work: (tx: Sql) => Promise<Settled>) => async (tx: Sql) => {
    const kept = keyed && (await holdKey(tx, ownerId, keyed))
    if (kept?.answer) return kept.answer
    const { reminder, changes } = await work(tx)
    await store(tx, changes)
    if (keyed) await keepAnswer(tx, ownerId, keyed, reminder)
    return reminder
  }

  return async (keyed, work) => {
    const reminder = await db.transaction(once(keyed, work), ownerId)
    committed()
    return reminder
  }
}

async function store(tx: Sql, changes: readonly Changed[]): Promise<void> {
  const told = changes.map((change) => ({ ...change, rows: rowsOf(change) }))
  const last = new Map(told.map(({ after, by, rows }) => [after.id, heldAfter(after, by, rows)]))
  await saveReminders(tx, [...last.values()])
  await enqueue(
    tx,
    'reminder',
    told.flatMap(({ rows }) => rows),
  )
}

const rowsOf = ({ fact, by }: Changed): OutboxRow[] => outboxRows(reminderEvents, [fact], by, source)

/** What comes of it later follows from what is told of it now. */
const heldAfter = (after: Reminder, { correlationId }: Cause, rows: readonly OutboxRow[]): HeldReminder => ({
  ...after,
  correlationId,
  causationId: rows[0]?.event.id ?? correlationId,
})

/** What the caller decided; nothing when nothing changed. */
export const changedBy = (by: Cause, before: Reminder | null, { reminder, deed }: Decision): Changed[] =>
  deed === null ? [] : [{ after: reminder, fact: deedFact(deed, before, reminder), by }]

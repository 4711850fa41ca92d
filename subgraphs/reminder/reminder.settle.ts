import { type ReminderFact, reminderEvents } from '../../kafka/contracts/reminders.contract.ts'
import type { Cause } from '../../kafka/envelope.ts'
import { enqueue, type OutboxRow, outboxRows } from '../../kafka/outbox.ts'
import type { Database, Sql } from '../../platform/database.ts'
import type { Keyed } from '../../platform/idempotency.ts'
import { callOff } from './called-off.store.ts'
import type { Decision } from './domain/decision.ts'
import { deedFact } from './domain/events.ts'
import type { Reminder } from './domain/reminder.ts'
import { holdKey, keepAnswer } from './reminder.answers.ts'
import { type HeldReminder, saveReminders } from './reminder.store.ts'
import { source } from './source.ts'

/** A change of a reminder, what is told of it, and who did it. */
export type Changed = Readonly<{ before: Reminder | null; after: Reminder; fact: ReminderFact; by: Cause }>

/** What a use case answers, and all that it changed, in the order in which it did. */
export type Settled<Answer> = Readonly<{ answer: Answer; changes: readonly Changed[] }>

export type SettleParts = Readonly<{
  db: Database
  /** Called after each commit that has something to tell. */
  committed: () => void
}>

export type Settle = Readonly<{
  /** One transaction for a use case: what it changes, and what the world is told. */
  at: <Answer>(work: (tx: Sql) => Promise<Settled<Answer>>) => Promise<Answer>
  /** The same with the answer to its key: the same key again finds its answer, and nothing is done. */
  once: (keyed: Keyed | null, work: (tx: Sql) => Promise<Settled<Reminder>>) => Promise<Reminder>
}>

export function settler({ db, committed }: SettleParts, ownerId: string): Settle {
  const at = async <Answer>(work: (tx: Sql) => Promise<Settled<Answer>>): Promise<Answer> => {
    const { answer, changes } = await db.transaction(async (tx) => {
      const settled = await work(tx)
      await store(tx, settled.changes)
      return settled
    }, ownerId)
    if (changes.length > 0) committed()
    return answer
  }

  const answered = async (tx: Sql, keyed: Keyed, work: (tx: Sql) => Promise<Settled<Reminder>>) => {
    const kept = await holdKey(tx, ownerId, keyed)
    if (kept?.answer) return { answer: kept.answer, changes: [] }
    const settled = await work(tx)
    await keepAnswer(tx, ownerId, keyed, settled.answer)
    return settled
  }

  return { at, once: (keyed, work) => at((tx) => (keyed ? answered(tx, keyed, work) : work(tx))) }
}

async function store(tx: Sql, changes: readonly Changed[]): Promise<void> {
  const told = changes.map((change) => ({ ...change, rows: rowsOf(change) }))
  const last = new Map(told.map(({ after, by, rows }) => [after.id, heldAfter(after, by, rows)]))
  await saveReminders(tx, [...last.values()])
  await callOff(tx, changes)
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
  deed === null ? [] : [{ before, after: reminder, fact: deedFact(deed, before, reminder), by }]

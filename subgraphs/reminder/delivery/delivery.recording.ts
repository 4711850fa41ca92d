import { reminderEvents } from '../../../kafka/contracts/reminders.contract.ts'
import { enqueue, type OutboxRow, outboxRows } from '../../../kafka/outbox.ts'
import { type Database, type Sql, statement } from '../../../platform/database.ts'
import { deedFact, factOf, failedFact } from '../domain/events.ts'
import { isUndecided, rollUp } from '../domain/roll-up.ts'
import { announce, nudges } from '../reminder.announce.ts'
import { type HeldReminder, heldColumns, saveReminders } from '../reminder.store.ts'
import { source } from '../source.ts'
import { systemCause } from '../system-cause.ts'
import { type FiringPart, partsOf } from './delivery.parts.ts'
import { type Attempted, type Recorded, settleAll } from './delivery.settling.ts'
import { failureNotices } from './failure.notice.ts'

type Change = Readonly<{ before: HeldReminder; after: HeldReminder; parts: readonly FiringPart[]; now: Date }>

const lockReminders = statement(
  `select ${heldColumns}, now() as now from reminder.reminder r where r.id = any($1::uuid[]) order by r.id for update`,
)
// Whoever has one locked for longer must not have all others wait: their leases would end, and they would be sent once more.
const hurry = statement(`set local lock_timeout = '1s'`)

/**
 * Records what came of many attempts in one transaction, and what that makes of their reminders: reminders are locked first,
 * then deliveries, both in the order of their ids; the owners' feeds come last. Returns those that were ours to record.
 */
export const recordAll = (
  worker: Database,
  attempted: readonly Attempted[],
  defaultTimeZone: string,
): Promise<Recorded[]> =>
  worker.transaction(async (tx) => {
    const hurried = tx.query(hurry) // sent first, and not waited for
    const [reminders] = await Promise.all([lockedFor(tx, attempted), hurried])
    const recorded = await settleAll(tx, attempted)
    await rollUpAll(tx, reminders, recorded, defaultTimeZone)
    return recorded
  })

type Locked = HeldReminder & Readonly<{ now: Date }>

const lockedFor = (tx: Sql, attempted: readonly Attempted[]): Promise<Locked[]> => {
  const ids = new Set(attempted.flatMap(({ delivery: { reminderId } }) => reminderId ?? []))
  return ids.size === 0 ? Promise.resolve([]) : tx.query<Locked>(lockReminders, [[...ids]])
}

async function rollUpAll(
  tx: Sql,
  reminders: readonly Locked[],
  recorded: readonly Recorded[],
  defaultTimeZone: string,
): Promise<void> {
  const touched = new Set(recorded.map(({ delivery }) => delivery.reminderId))
  const undecided = reminders.filter((reminder) => touched.has(reminder.id) && isUndecided(reminder))
  const parts = await partsOf(
    tx,
    undecided.map(({ id }) => id),
  )
  const changes = undecided
    .map((reminder) => changeOf(reminder, parts.get(reminder.id) ?? [], recorded))
    .filter(({ before, after }) => before !== after)
  if (changes.length === 0) return

  const failed = changes.filter(({ after }) => after.status === 'FAILED')
  const announcements = await failureNotices(tx, failed, defaultTimeZone)
  await saveReminders(
    tx,
    changes.map(({ after }) => after),
  )
  await enqueue(tx, 'reminder', [...changes.flatMap(toldOf), ...nudges(announcements)])
  await announce(tx, announcements)
}

function changeOf(locked: Locked, parts: readonly FiringPart[], recorded: readonly Recorded[]): Change {
  const { now, ...before } = locked
  const closed = recorded.find(({ delivery, cancelReason }) => delivery.reminderId === before.id && cancelReason)
  const after = rollUp(before, parts, now, closed?.cancelReason ?? null)
  return { before, after: after === before ? before : { ...before, ...after }, parts, now }
}

function toldOf({ before, after, parts, now }: Change): OutboxRow[] {
  const fact =
    after.status === 'FAILED'
      ? failedFact(before, after, parts)
      : after.status === 'SENT'
        ? deedFact('reminder.sent', before, after)
        : factOf(before, after)
  return outboxRows(reminderEvents, [fact], systemCause(before, now), source)
}

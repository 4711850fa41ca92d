import type { ReminderFact, ReminderSnapshot } from '../../../kafka/contracts/reminders.contract.ts'
import { isLate, type Reminder } from './reminder.ts'
import type { SeenTask } from './verdict.ts'

/** The whole reminder as events carry it: instants as RFC 3339. */
export function snapshot(reminder: Reminder): ReminderSnapshot {
  const { id, taskId, lead, triggerAt, status, cancelReason, channels, createdAt } = reminder
  return {
    id,
    taskId,
    lead,
    triggerAt: triggerAt.toISOString(),
    status,
    cancelReason,
    channels: [...channels],
    snoozedUntil: reminder.snoozedUntil?.toISOString() ?? null,
    firedAt: reminder.firedAt?.toISOString() ?? null,
    sentAt: reminder.sentAt?.toISOString() ?? null,
    acknowledgedAt: reminder.acknowledgedAt?.toISOString() ?? null,
    nextNagAt: reminder.nextNagAt?.toISOString() ?? null,
    nagCount: reminder.nagCount,
    createdAt: createdAt.toISOString(),
  }
}

/** What the world is told as a task's news change a reminder; `before` is null for a new one. */
export function factOf(before: Reminder | null, after: Reminder): ReminderFact {
  if (after.status === 'CANCELLED') return deedFact('reminder.cancelled', before, after)
  if (after.status !== 'PENDING') return deedFact('reminder.updated', before, after)
  return deedFact(before?.status === 'PENDING' ? 'reminder.moved' : 'reminder.scheduled', before, after)
}

/** That it came: for which instant, as it came again or 0 for the first time, and its task, null when nobody could look. */
export type Firing = Readonly<{ at: Date; now: Date; nag: number; seen: SeenTask | null }>

export function firedFact(before: Reminder, after: Reminder, { at, now, nag, seen }: Firing): ReminderFact {
  const task = seen && { title: seen.title, due: seen.due }
  const data = {
    ...dataOf(before, after),
    isLate: isLate(at, after.setAt, now),
    isConfirmed: seen !== null,
    task,
    nag,
  }
  return { ...aboutOf(after), type: 'reminder.fired', data }
}

type Ended = Extract<ReminderFact, { type: 'reminder.failed' }>['data']['deliveries'][number]

/** Every channel has failed for good: `deliveries` are how. */
export const failedFact = (before: Reminder, after: Reminder, deliveries: readonly Ended[]): ReminderFact => ({
  ...aboutOf(after),
  type: 'reminder.failed',
  data: { ...dataOf(before, after), deliveries: [...deliveries] },
})

/** A change that says what changed, and nothing more; `before` is null for a new reminder. */
export const deedFact = (type: Deed, before: Reminder | null, after: Reminder): ReminderFact => ({
  ...aboutOf(after),
  type,
  data: dataOf(before, after),
})
/** The events that carry nothing but the reminder. */
export type Deed = Exclude<ReminderFact['type'], 'reminder.fired' | 'reminder.failed'>

const aboutOf = ({ taskId, version }: Reminder) => ({ subject: taskId, version })

const dataOf = (before: Reminder | null, after: Reminder) => ({
  reminder: snapshot(after),
  changes: differences(before && snapshot(before), snapshot(after)),
})

const tracked = [
  'lead',
  'triggerAt',
  'snoozedUntil',
  'status',
  'cancelReason',
  'channels',
  'firedAt',
  'sentAt',
  'acknowledgedAt',
  'nextNagAt',
  'nagCount',
] as const

function differences(before: ReminderSnapshot | null, after: ReminderSnapshot) {
  const pairs = tracked.map((field) => [field, { old: before?.[field] ?? null, new: after[field] }] as const)
  return Object.fromEntries(pairs.filter(([, { old, new: now }]) => JSON.stringify(old) !== JSON.stringify(now)))
}

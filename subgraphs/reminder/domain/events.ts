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
    createdAt: createdAt.toISOString(),
  }
}

/** What the world is told of a change; `before` is null for a new one, `seen` its task at the moment of firing. */
export function factOf(before: Reminder | null, after: Reminder, seen: SeenTask | null = null): ReminderFact {
  const about = { subject: after.taskId, version: after.version }
  const data = { reminder: snapshot(after), changes: differences(before && snapshot(before), snapshot(after)) }
  if (after.status === 'CANCELLED') return { ...about, type: 'reminder.cancelled', data }
  if (after.status === 'PENDING')
    return { ...about, type: before?.status === 'PENDING' ? 'reminder.moved' : 'reminder.scheduled', data }
  const late = after.sentAt !== null && isLate(after.triggerAt, after.sentAt)
  const task = seen && { title: seen.title, due: seen.due }
  return { ...about, type: 'reminder.fired', data: { ...data, isLate: late, isConfirmed: seen !== null, task } }
}

/** What somebody did to a reminder; `before` is null for a new one. */
export const deedFact = (type: Deed, before: Reminder | null, after: Reminder): ReminderFact => ({
  type,
  subject: after.taskId,
  version: after.version,
  data: { reminder: snapshot(after), changes: differences(before && snapshot(before), snapshot(after)) },
})
/** The events that carry nothing but the reminder. */
export type Deed =
  | 'reminder.scheduled'
  | 'reminder.moved'
  | 'reminder.updated'
  | 'reminder.snoozed'
  | 'reminder.acknowledged'
  | 'reminder.cancelled'
  | 'reminder.retried'

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
] as const

function differences(before: ReminderSnapshot | null, after: ReminderSnapshot) {
  const pairs = tracked.map((field) => [field, { old: before?.[field] ?? null, new: after[field] }] as const)
  return Object.fromEntries(pairs.filter(([, { old, new: now }]) => JSON.stringify(old) !== JSON.stringify(now)))
}

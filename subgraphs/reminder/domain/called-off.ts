import type { Channel, Reminder } from './reminder.ts'

/** Why what of a firing has not been delivered yet need not be any more, for its owner to read; null while it should be. */
export function calledOff(before: Reminder | null, after: Reminder): string | null {
  if (!before?.firedAt) return null
  if (after.cancelReason && after.cancelReason !== before.cancelReason) return reasons[after.cancelReason]
  if (after.firedAt === null) return after.snoozedUntil ? 'You snoozed it.' : 'It was set to another time.'
  return after.acknowledgedAt && !before.acknowledgedAt ? 'You have seen it.' : null
}

/** The channels by which what has fired is not to come any more. */
export const takenAway = (before: Reminder | null, after: Reminder): Channel[] =>
  before?.firedAt && after.firedAt ? before.channels.filter((channel) => !after.channels.includes(channel)) : []

const reasons = {
  TASK_COMPLETED: 'The task is completed.',
  TASK_DELETED: 'The task is deleted.',
  NO_DUE: 'The task has no due any more.',
  PAST: 'The task was moved into the past.',
  ALREADY_SENT: 'It came before.',
  REMOVED: 'You removed it.',
} as const

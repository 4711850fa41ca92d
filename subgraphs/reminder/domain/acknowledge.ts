import { conflict } from '../../../platform/errors.ts'
import { type Decision, unchanged } from './decision.ts'
import { changed, isScheduled, type Reminder } from './reminder.ts'

/**
 * Somebody has seen it: that ends its nagging, and what is still on its way need not arrive. Twice is no error.
 * Throws CONFLICT for one that has not come yet.
 */
export function acknowledgeReminder(reminder: Reminder, now: Date): Decision {
  if (isScheduled(reminder))
    throw conflict('It has not come yet: remove it (removeReminder), or let it come later (snoozeReminder).')
  if (reminder.status === 'CANCELLED' || reminder.acknowledgedAt) return unchanged(reminder)
  // Whoever has seen it was reached, though no channel may have said so yet; one that failed they saw by being told of that.
  const status = reminder.status === 'FAILED' ? 'FAILED' : 'SENT'
  const seen = changed(reminder, { status, acknowledgedAt: now, nextNagAt: null })
  return { reminder: seen, deed: 'reminder.acknowledged' }
}

import { type Decision, unchanged } from './decision.ts'
import { changed, type Reminder } from './reminder.ts'

/** What it has done stays to be seen. Removing twice is no error: the second time nothing happens. */
export function removeReminder(reminder: Reminder): Decision {
  if (reminder.cancelReason === 'REMOVED') return unchanged(reminder)
  const removed = changed(reminder, { status: 'CANCELLED', cancelReason: 'REMOVED', nextNagAt: null })
  return { reminder: removed, deed: 'reminder.cancelled' }
}

import { conflict } from '../../../platform/errors.ts'
import type { Decision } from './decision.ts'
import { changed, type Reminder } from './reminder.ts'

/** Its `failed` deliveries are on their way again. Throws CONFLICT when there are none, or nobody needs them. */
export function retryReminder(reminder: Reminder, failed: number): Decision {
  if (reminder.status === 'CANCELLED')
    throw conflict('It was cancelled, so there is nothing to try again: its cancelReason says why.')
  if (failed === 0)
    throw conflict('Nothing of it has failed, so there is nothing to try again: its deliveries say how they stand.')
  const status = reminder.status === 'FAILED' ? 'PENDING' : reminder.status
  return { reminder: changed(reminder, { status }), deed: 'reminder.retried' }
}

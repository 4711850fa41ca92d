import type { DeliveryStatus } from './delivery.ts'
import { type CancelReason, cancelled, changed, type Reminder } from './reminder.ts'

type Part = Readonly<{ status: DeliveryStatus }>

/**
 * A reminder as the deliveries of its firing make it: sent with the first that was accepted, failed once none of them is
 * on its way. `closed` says that its task is not open any more, if that was seen.
 */
export function rollUp(reminder: Reminder, firing: readonly Part[], now: Date, closed: CancelReason | null): Reminder {
  if (!isUndecided(reminder)) return reminder
  if (firing.some(({ status }) => status === 'ACCEPTED')) return changed(reminder, { status: 'SENT', sentAt: now })
  if (reminder.status === 'FAILED' || firing.some(isOpen)) return reminder
  return closed ? cancelled(reminder, closed) : changed(reminder, { status: 'FAILED' })
}

/** It has fired, and nobody has taken it yet. */
export const isUndecided = ({ status, firedAt }: Pick<Reminder, 'status' | 'firedAt'>): boolean =>
  firedAt !== null && (status === 'PENDING' || status === 'FAILED')

const isOpen = ({ status }: Part) => status === 'PENDING' || status === 'RETRYING'

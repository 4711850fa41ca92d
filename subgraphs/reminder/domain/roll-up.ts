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
  if (reminder.status !== 'PENDING' || firing.some(isOpen)) return reminder
  return closed ? cancelled(reminder, closed) : changed(reminder, { status: 'FAILED' })
}

/** It has fired, and no channel has said yet that it took it. */
export const isUndecided = ({ status, firedAt, sentAt }: Pick<Reminder, 'status' | 'firedAt' | 'sentAt'>): boolean =>
  firedAt !== null && sentAt === null && status !== 'CANCELLED'

const isOpen = ({ status }: Part) => status === 'PENDING' || status === 'RETRYING'

import type { DeliveryStatus } from './delivery.ts'
import type { Outcome } from './parcel.ts'
import type { CancelReason } from './reminder.ts'
import { nextAttemptAt } from './retry.ts'

/** What came of a claim: of an attempt, or of there being none, as nobody needs it any more. */
export type Result = Outcome | Readonly<{ is: 'skipped'; reason: string; cancelReason: CancelReason | null }>

/** A delivery as it is stored; it is held as long as nobody else has claimed or changed it since. */
export type StoredDelivery = Readonly<{
  status: DeliveryStatus
  attempts: number
  giveUpAt: Date
  isHeld: boolean
}>

export type Settled = Readonly<{
  status: DeliveryStatus
  attempts: number
  lastError: string | null
  claimAt: Date | null
}>

/**
 * Where a delivery stands after `result`; null when that is not ours to say any more. That the other side has taken it is
 * a fact, whoever holds it by then: noted, it goes out no second time.
 */
export function settle(
  before: StoredDelivery,
  result: Result,
  at: Readonly<{ now: Date; random: number }>,
): Settled | null {
  const attempts = before.attempts + 1
  if (result.is === 'accepted') return { status: 'ACCEPTED', attempts, lastError: null, claimAt: null }
  if (!before.isHeld) return null
  if (result.is === 'skipped')
    return { status: 'SKIPPED', attempts: before.attempts, lastError: result.reason, claimAt: null }

  const { retryAfterMs, reason } =
    result.is === 'postponed' ? result : { retryAfterMs: undefined, reason: result.reason }
  const claimAt =
    result.is === 'postponed' ? nextAttemptAt({ ...at, attempts, giveUpAt: before.giveUpAt, retryAfterMs }) : null
  return { status: claimAt ? 'RETRYING' : 'FAILED', attempts, lastError: reason, claimAt }
}

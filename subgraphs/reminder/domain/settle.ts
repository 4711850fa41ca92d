import type { DeliveryStatus } from './delivery.ts'
import type { Outcome } from './parcel.ts'
import type { CancelReason } from './reminder.ts'
import { nextAttemptAt } from './retry.ts'

/** What came of a claim: of an attempt, or of there being none, as nobody needs it any more, or not now. */
export type Result =
  | Outcome
  | Readonly<{ is: 'skipped'; reason: string; cancelReason: CancelReason | null }>
  | Readonly<{ is: 'later'; until: Date }>
  /** Its task was moved, as far as anyone can see: what becomes of the reminder has yet to be heard of. */
  | Readonly<{ is: 'unsure'; until: Date }>

/** A delivery as it is stored; it is held as long as nobody else has claimed or changed it since. */
export type StoredDelivery = Readonly<{
  status: DeliveryStatus
  attempts: number
  /** How many of them had been made when somebody last had it tried again. */
  attemptsBefore: number
  lastError: string | null
  giveUpAt: Date
  /** What it was put off to the last time, unless it was woken since then. */
  wantedAt: Date | null
  isHeld: boolean
}>

export type Settled = Readonly<{
  status: DeliveryStatus
  attempts: number
  lastError: string | null
  claimAt: Date | null
  giveUpAt: Date
}>

const hourMs = 3_600_000

type Failure = Exclude<Outcome, { is: 'accepted' }>
type At = Readonly<{ now: Date; random: number }>

/**
 * Where a delivery stands after `result`; null when that is not ours to say any more. That the other side has taken it is
 * a fact, whoever holds it by then: noted, it goes out no second time.
 */
export function settle(before: StoredDelivery, result: Result, at: At): Settled | null {
  const { status, attempts, lastError, giveUpAt, isHeld } = before
  const over = { claimAt: null, giveUpAt }
  if (result.is === 'accepted') return { ...over, status: 'ACCEPTED', attempts: attempts + 1, lastError: null }
  if (!isHeld) return null
  if (result.is === 'later') return { status, attempts, lastError, ...putOff(before, result.until, at.now) }
  if (result.is === 'unsure') return { status, attempts, lastError, claimAt: result.until, giveUpAt }
  if (result.is === 'skipped') return { ...over, status: 'SKIPPED', attempts, lastError: result.reason }
  return afterFailure({ ...before, attempts: attempts + 1 }, result, at)
}

/**
 * What had to wait is tried for an hour afterwards, however long it waited. Before it does it is looked at once more: whoever
 * changes the quiet hours from now on can see by `wantedAt` what would wait for them, also while it is in hand.
 */
const putOff = ({ giveUpAt, wantedAt }: StoredDelivery, until: Date, now: Date) => ({
  claimAt: wantedAt?.getTime() === until.getTime() ? until : now,
  giveUpAt: new Date(Math.max(giveUpAt.getTime(), until.getTime() + hourMs)),
})

function afterFailure(before: StoredDelivery, failure: Failure, at: At): Settled {
  const { attempts, attemptsBefore, giveUpAt } = before
  const steps = { ...at, attempts: attempts - attemptsBefore, giveUpAt }
  const claimAt = failure.is === 'postponed' ? nextAttemptAt({ ...steps, retryAfterMs: failure.retryAfterMs }) : null
  return { status: claimAt ? 'RETRYING' : 'FAILED', attempts, lastError: failure.reason, claimAt, giveUpAt }
}

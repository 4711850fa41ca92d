import { closedReason } from './follow-task.ts'
import type { CancelReason } from './reminder.ts'
import { type DueWords, triggerOf } from './trigger.ts'

/**
 * A reminder whose time has come, as far as we know: `triggerAt`, which for one that `isNag` is when it comes again.
 * `knownVersion` is the version of its task that we have heard of.
 */
export type Claim = Readonly<{
  id: string
  taskId: string
  lead: string | null
  plannedAt: Date
  triggerAt: Date
  isNag: boolean
  knownVersion: number
  now: Date
}>

/** The task as its own subgraph has it now. */
export type SeenTask = Readonly<{
  title: string
  status: string
  priority: string
  version: number
  due: DueWords | null
}>

export type Verdict =
  /** `hasMoved`: to `triggerAt`, as seen and not as heard. `seen` is null when nobody could look. */
  | Readonly<{ is: 'send'; triggerAt: Date; hasMoved: boolean; seen: SeenTask | null }>
  | Readonly<{ is: 'cancel'; reason: CancelReason }>
  | Readonly<{ is: 'wait'; ms: number }>

/** After so long we no longer count on hearing of a change, and act on what we see. */
const patienceMs = 60_000

/**
 * What to do with a claimed reminder. `seen` is null for a task that is gone. A task that we have yet to hear of a change
 * of may have been moved: then its event decides, unless it is held up for long.
 */
export function verdictOn(claim: Claim, seen: SeenTask | null): Verdict {
  const reason = seen ? closedReason(seen.status) : 'TASK_DELETED'
  return !seen || reason ? { is: 'cancel', reason: reason ?? 'TASK_DELETED' } : verdictOnOpen(claim, seen)
}

function verdictOnOpen(claim: Claim, seen: SeenTask): Verdict {
  const plannedAt = plannedNow(claim, seen)
  const hasMoved = plannedAt?.getTime() !== claim.plannedAt.getTime()
  const dueAt = hasMoved ? plannedAt : claim.triggerAt
  const waitedMs = claim.now.getTime() - claim.triggerAt.getTime()
  const aheadMs = dueAt === null ? Number.POSITIVE_INFINITY : dueAt.getTime() - claim.now.getTime()
  const isUnheard = hasMoved && waitedMs <= patienceMs
  if (dueAt === null || aheadMs > 0 || isUnheard) return { is: 'wait', ms: untilNextLook(waitedMs, aheadMs) }
  // One that comes again does so at its own instant: a due that was moved begins anew with its event.
  return claim.isNag
    ? { is: 'send', triggerAt: claim.triggerAt, hasMoved: false, seen }
    : { is: 'send', triggerAt: dueAt, hasMoved, seen }
}

const plannedNow = ({ knownVersion, lead, plannedAt }: Claim, seen: SeenTask) =>
  seen.version > knownVersion ? triggerOf({ lead, at: plannedAt }, seen.due) : plannedAt

const untilNextLook = (waitedMs: number, aheadMs: number) =>
  aheadMs > 0 ? Math.min(aheadMs, nextLookMs(waitedMs)) : nextLookMs(waitedMs)

const hourMs = 3_600_000

/** When to look again for an event that does not come: the longer it has been, the less it hurries. */
export const nextLookMs = (waitedMs: number): number => Math.min(hourMs, Math.max(100, waitedMs / 4))

/** While tasks cannot be reached: late is worse than once too often. */
export const unconfirmed = ({ triggerAt }: Claim): Verdict => ({ is: 'send', triggerAt, hasMoved: false, seen: null })

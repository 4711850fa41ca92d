import type { Content, OutwardChannel } from './delivery.ts'
import { closedReason } from './follow-task.ts'
import type { PreferencesAsShown } from './preferences.ts'
import { quietUntil } from './quiet-hours.ts'
import type { CancelReason } from './reminder.ts'
import type { Result } from './settle.ts'
import { type DueWords, triggerOf } from './trigger.ts'
import { nextLookMs, type SeenTask } from './verdict.ts'

export type ToJudge = Readonly<{
  channel: OutwardChannel
  device: string
  isWanted: boolean
  giveUpAt: Date
  now: Date
}>

/** What is known at the moment of trying; `seen` is null for a task that is gone, and undefined when nobody could look. */
export type AtHand = Readonly<{
  seen: SeenTask | null | undefined
  /** As it was heard last. */
  known: Readonly<{ version: number; status: string; priority: string | null; due: DueWords | null }> | null
  preferences: PreferencesAsShown
}>

export type DeliveryVerdict = Readonly<{ is: 'send'; isConfirmed: boolean }> | Exclude<Result, { is: 'accepted' }>

/**
 * What to do with a claimed delivery: by now its task may be done, its address its owner's no more, and it may be quiet.
 * A code goes out whatever is, as somebody waits for it.
 */
export function judgeDelivery(delivery: ToJudge, content: Content, atHand: AtHand): DeliveryVerdict {
  if (delivery.now > delivery.giveUpAt) return { is: 'refused', reason: 'It could not be sent in time.' }
  if (content.kind === 'CODE') return { is: 'send', isConfirmed: true }
  const send = { is: 'send', isConfirmed: atHand.seen !== undefined } as const
  return (
    unneeded(delivery, content, atHand) ?? moved(delivery, content, atHand) ?? quiet(delivery, content, atHand) ?? send
  )
}

function unneeded({ channel, device, isWanted }: ToJudge, { kind }: Content, { seen, known, preferences }: AtHand) {
  if (!isWanted) return skip('You are not reminded by it any more.')
  const { email, isEmailVerified } = preferences
  if (channel === 'EMAIL' && (device !== email || !isEmailVerified))
    return skip('The address is not verified any more.')
  const closed = kind === 'REMINDER' ? closedBy(seen, known) : null
  return closed && skip(closedWords[closed], closed)
}

/** As what was moved may be moved back, of which no event need come. */
const longestLookMs = 300_000

/** Nobody is told of a due that is no more. While that has yet to be heard of, its event decides, which knows what comes instead. */
function moved({ now }: ToJudge, content: Content, { seen, known }: AtHand): DeliveryVerdict | null {
  const task = seen ?? known
  if (content.kind !== 'REMINDER' || !content.due || !task) return null
  const plannedBy = (due: DueWords | null) => triggerOf({ lead: content.lead, at: content.at }, due)?.getTime()
  if (plannedBy(content.due) === plannedBy(task.due)) return null
  const isHeard = !seen || (known && known.version >= seen.version)
  if (isHeard) return skip('The task was moved.')
  const waitMs = Math.min(longestLookMs, nextLookMs(now.getTime() - content.firedAt.getTime()))
  return { is: 'unsure', until: new Date(now.getTime() + waitMs) }
}

function quiet({ now, giveUpAt }: ToJudge, content: Content, atHand: AtHand): DeliveryVerdict | null {
  const { quietHours, timeZone } = atHand.preferences
  const until = isUrgent(content, atHand) ? null : quietUntil(now, quietHours, timeZone)
  if (until && content.kind === 'DIGEST' && until >= giveUpAt)
    return skip('Its day is over before the quiet hours are.')
  return until && { is: 'later', until }
}

const skip = (reason: string, cancelReason: ClosedReason | null = null): DeliveryVerdict => ({
  is: 'skipped',
  reason,
  cancelReason,
})

type ClosedReason = Extract<CancelReason, 'TASK_COMPLETED' | 'TASK_DELETED'>

function closedBy(seen: AtHand['seen'], known: AtHand['known']): ClosedReason | null {
  if (seen === null) return 'TASK_DELETED'
  const status = seen?.status ?? known?.status
  return status === undefined ? null : closedReason(status)
}

const closedWords: Readonly<Record<ClosedReason, string>> = {
  TASK_COMPLETED: 'The task is completed.',
  TASK_DELETED: 'The task is deleted.',
}

const isUrgent = (content: Content, { seen, known }: AtHand) =>
  content.kind === 'REMINDER' && (seen ?? known)?.priority === 'HIGH'

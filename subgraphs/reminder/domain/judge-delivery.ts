import type { Content, OutwardChannel } from './delivery.ts'
import { closedReason } from './follow-task.ts'
import type { CancelReason } from './reminder.ts'
import type { SeenTask } from './verdict.ts'

export type ToJudge = Readonly<{ channel: OutwardChannel; device: string; content: Content }>

/** What is known at the moment of trying; `seen` is null for a task that is gone, and undefined when nobody could look. */
export type AtHand = Readonly<{ seen: SeenTask | null | undefined; address: string | undefined }>

export type DeliveryVerdict =
  | Readonly<{ is: 'send'; isConfirmed: boolean }>
  | Readonly<{ is: 'skip'; reason: string; cancelReason: CancelReason | null }>

/** What to do with a claimed delivery: a task may be done by now, and an address its owner's no more. */
export function judgeDelivery({ channel, device, content }: ToJudge, { seen, address }: AtHand): DeliveryVerdict {
  if (content.kind === 'CODE') return { is: 'send', isConfirmed: true }
  if (channel === 'EMAIL' && device !== address)
    return { is: 'skip', reason: 'The address is not verified any more.', cancelReason: null }
  if (content.kind === 'DIGEST') return { is: 'send', isConfirmed: true }
  if (seen === undefined) return { is: 'send', isConfirmed: false }

  const cancelReason = seen ? closedReason(seen.status) : 'TASK_DELETED'
  return cancelReason
    ? { is: 'skip', reason: closedWords[cancelReason], cancelReason }
    : { is: 'send', isConfirmed: true }
}

const done = 'The task is completed.'
const gone = 'The task is deleted.'
const closedWords: Readonly<Record<CancelReason, string>> = {
  TASK_COMPLETED: done,
  TASK_DELETED: gone,
  NO_DUE: 'The task has no due any more.',
  PAST: 'The task was moved.',
  ALREADY_SENT: 'It came before.',
  REMOVED: 'The reminder was removed.',
}

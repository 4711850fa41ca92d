import type { TaskSnapshot } from '../../../kafka/contracts/task-events.contract.ts'
import { type CancelReason, cancelled, pending, type Reminder } from './reminder.ts'
import { triggerOf } from './trigger.ts'

/** A task as one of its versions says it is; `since` is when it became so. */
export type KnownTask = Readonly<{
  id: string
  ownerId: string
  version: number
  status: TaskSnapshot['status']
  due: TaskSnapshot['due']
  since: Date
}>

/** Why a task of this status reminds nobody; null for an open one. */
export const closedReason = (status: string): CancelReason | null =>
  status === 'ACTIVE' ? null : status === 'COMPLETED' ? 'TASK_COMPLETED' : 'TASK_DELETED'

/**
 * What becomes of a reminder as its task changes. Past and ahead are judged by the moment of the change, not by when we hear
 * of it: what came due while events were held up is late, and not forgotten.
 */
export function followTask(reminder: Reminder, task: KnownTask): Reminder {
  const reason = closedReason(task.status)
  if (reason) return reminder.status === 'PENDING' ? cancelled(reminder, reason) : reminder

  const triggerAt = triggerOf({ lead: reminder.lead, at: reminder.triggerAt }, task.due)
  if (reminder.status === 'PENDING') return stillPending(reminder, triggerAt, task)
  return canComeBack(reminder, triggerAt, task) ? pending(reminder, triggerAt) : reminder
}

function stillPending(reminder: Reminder, triggerAt: Date | null, task: KnownTask): Reminder {
  if (!triggerAt) return cancelled(reminder, 'NO_DUE')
  if (triggerAt.getTime() === reminder.triggerAt.getTime()) return reminder
  return isMissed(triggerAt, task) ? cancelled(reminder, 'PAST', triggerAt) : pending(reminder, triggerAt)
}

/** Cancelled by the task, or sent for an earlier due: when its time is ahead (again), it comes (again). */
function canComeBack(reminder: Reminder, triggerAt: Date | null, task: KnownTask): triggerAt is Date {
  if (!triggerAt || triggerAt <= task.since) return false
  return reminder.status === 'CANCELLED' || triggerAt.getTime() !== reminder.triggerAt.getTime()
}

/** A time that has passed counts as long as the due itself is ahead: "an hour before", said half an hour before. */
export const isMissed = (triggerAt: Date, { due, since }: Pick<KnownTask, 'due' | 'since'>): boolean =>
  triggerAt <= since && (due === null || new Date(due.at) <= since)

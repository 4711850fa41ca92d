import type { TaskSnapshot } from '../../../kafka/contracts/task-events.contract.ts'
import { type CancelReason, cancelled, changed, isScheduled, pending, type Reminder } from './reminder.ts'
import { triggerOf } from './trigger.ts'

/** A task as one of its versions says it is; `since` is when it became so. Of one long unchanged title and priority are null. */
export type KnownTask = Readonly<{
  id: string
  ownerId: string
  version: number
  title: string | null
  status: TaskSnapshot['status']
  priority: TaskSnapshot['priority'] | null
  due: TaskSnapshot['due']
  since: Date
}>

/** Why a task of this status reminds nobody; null for an open one. */
export const closedReason = (status: string): 'TASK_COMPLETED' | 'TASK_DELETED' | null =>
  status === 'ACTIVE' ? null : status === 'COMPLETED' ? 'TASK_COMPLETED' : 'TASK_DELETED'

/**
 * What becomes of a reminder as its task changes. Past and ahead are judged by the moment of the change, not by when we hear
 * of it: what came due while events were held up is late, and not forgotten. For the same reason `heardSince` is when the task
 * was known last, if versions in between were not heard: any of them may have moved the due.
 */
export function followTask(reminder: Reminder, task: KnownTask, heardSince = task.since): Reminder {
  const reason = closedReason(task.status)
  if (reason) return closed(reminder, reason)

  const plannedAt = triggerOf({ lead: reminder.lead, at: reminder.plannedAt }, task.due)
  if (reminder.status === 'CANCELLED') return maybeBack(reminder, plannedAt, task.since)
  const follow = isScheduled(reminder) ? stillScheduled : firedBefore
  return follow(reminder, plannedAt, { ...task, since: heardSince })
}

/** Its task is not open any more. What has reached its owner stays as it is, and nags no more. */
export function closed(reminder: Reminder, reason: CancelReason): Reminder {
  if (reminder.status === 'PENDING') return cancelled(reminder, reason)
  return reminder.nextNagAt ? changed(reminder, { nextNagAt: null }) : reminder
}

/** Whatever else changes in a task, a snooze stands until the due is moved to where the reminder is ahead without it. */
function stillScheduled(reminder: Reminder, plannedAt: Date | null, task: KnownTask): Reminder {
  if (!plannedAt) return cancelled(reminder, 'NO_DUE')
  if (isSame(plannedAt, reminder.plannedAt)) return reminder
  if (isMissed(plannedAt, task)) return cancelled(reminder, 'PAST', plannedAt)
  const isPutOff = plannedAt <= task.since && reminder.snoozedUntil !== null && reminder.snoozedUntil > task.since
  return pending(reminder, plannedAt, task.since, isPutOff ? reminder.snoozedUntil : null)
}

/** Cancelled by the task: when its time is ahead again, it comes again. */
function maybeBack(reminder: Reminder, plannedAt: Date | null, since: Date): Reminder {
  if (!plannedAt || reminder.cancelReason === 'REMOVED') return reminder
  const snoozedUntil = isSame(plannedAt, reminder.plannedAt) ? reminder.snoozedUntil : null
  return (snoozedUntil ?? plannedAt) > since ? pending(reminder, plannedAt, since, snoozedUntil) : reminder
}

/** Fired for an earlier due: it comes again for a later one, and does not go on for one that is gone or has passed. */
function firedBefore(reminder: Reminder, plannedAt: Date | null, task: KnownTask): Reminder {
  if (!plannedAt) return closed(reminder, 'NO_DUE')
  if (isSame(plannedAt, reminder.plannedAt)) return reminder
  if (isMissed(plannedAt, task)) return closed(reminder, 'PAST')
  // Closer to its due than the lead says, only what has reached nobody comes again.
  return plannedAt > task.since || reminder.status === 'PENDING' ? pending(reminder, plannedAt, task.since) : reminder
}

const isSame = (one: Date, other: Date) => one.getTime() === other.getTime()

/** A time that has passed counts as long as the due itself is ahead: "an hour before", said half an hour before. */
export const isMissed = (triggerAt: Date, { due, since }: Pick<KnownTask, 'due' | 'since'>): boolean =>
  triggerAt <= since && (due === null || new Date(due.at) <= since)

import { badInput, clientError, conflict } from '../../../platform/errors.ts'
import { isMissed, type KnownTask } from './follow-task.ts'
import { isScheduled, type Reminder } from './reminder.ts'
import { triggerOf, type When } from './trigger.ts'

const mostToCome = 10
// Each change of a task goes through all of its reminders, also those that are over.
const mostOfTask = 100

/** Throws CONFLICT for a task that reminds nobody. */
export function mustBeOpen({ status }: KnownTask): void {
  if (status === 'COMPLETED') throw conflict('The task is completed: reopen it first (reopenTask).')
  if (status === 'DELETED') throw conflict('The task is deleted: restore it first (restoreTask).')
}

/** Throws LIMIT_EXCEEDED when there is no room for a new one, whether or not these are to come. */
export function mustBeFew(others: readonly Reminder[]): void {
  if (others.length >= mostOfTask)
    throw tooMany(
      `The task has had ${mostOfTask} reminders, which is the most: set one of them again (updateReminder).`,
    )
}

/** Throws LIMIT_EXCEEDED when there is no room for one more to come beside these. */
export function mustHaveRoom(others: readonly Reminder[]): void {
  if (others.filter(isScheduled).length >= mostToCome)
    throw tooMany(`The task has ${mostToCome} reminders to come, which is the most: remove one first (removeReminder).`)
}

const tooMany = (message: string) => clientError('LIMIT_EXCEEDED', message)

/** When somebody is to be reminded, by what they say now. Throws BAD_USER_INPUT for a lead that cannot be meant. */
export function plannedFor(when: When, task: Pick<KnownTask, 'due'>, now: Date): Date {
  const at = triggerOf(when, task.due)
  if (!at) throw wrongLead('the task has no due to count back from: give it one, or the reminder an instant (at)')
  if (when.lead !== null && isMissed(at, { due: task.due, since: now }))
    throw wrongLead('the due has passed: move the task first, or give the reminder an instant (at)')
  return at
}

const wrongLead = (problem: string) => badInput([{ path: 'input.lead', problem }])

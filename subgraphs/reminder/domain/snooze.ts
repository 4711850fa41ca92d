import { badInput, conflict } from '../../../platform/errors.ts'
import { type Decision, unchanged } from './decision.ts'
import { mustBeOpen, mustHaveRoom } from './refusals.ts'
import { isScheduled, pending, type Reminder } from './reminder.ts'
import type { Surroundings } from './surroundings.ts'
import { milliseconds, triggerOf } from './trigger.ts'

/** Exactly one is not null. */
export type Snooze = Readonly<{ until: Date | null; for: string | null }>

// As with the instants that people give: whatever the zone, its year has four digits.
const latest = Date.parse('9998-12-31T23:59:59.999Z')

const longest = 'P366D'

/**
 * To when: from now on, or from when it fires if that is later. Throws BAD_USER_INPUT for what is no later than that, or far
 * too late.
 */
export function snoozedTo(reminder: Reminder, snooze: Snooze, now: Date): Date {
  const isToCome = isScheduled(reminder) && reminder.triggerAt > now
  const from = isToCome ? reminder.triggerAt : now
  if (snooze.until) return isSaidAgain(reminder, snooze.until) ? snooze.until : laterThan(from, snooze.until)
  const until = from.getTime() + milliseconds(snooze.for ?? 'PT0S')
  if (until > latest) throw badInput([{ path: 'input.for', problem: 'snooze to an instant before the year 9999' }])
  return new Date(until)
}

const isSaidAgain = (reminder: Reminder, until: Date) =>
  isScheduled(reminder) && reminder.snoozedUntil?.getTime() === until.getTime()

function laterThan(from: Date, until: Date): Date {
  const says = (problem: string) => badInput([{ path: 'input.until', problem }])
  if (until <= from) throw says(`use an instant after ${from.toISOString()}; for an earlier one use updateReminder`)
  if (until.getTime() - from.getTime() > milliseconds(longest))
    throw says('use an instant at most 366 days from now, or from when it fires')
  return until
}

/** It comes (again) at that instant, until its task's due is moved. Throws CONFLICT for one that cannot come. */
export function snoozeReminder(reminder: Reminder, until: Date, { task, others, now }: Surroundings): Decision {
  mustBeOpen(task)
  mustHaveRoom(others)
  if (reminder.cancelReason === 'REMOVED')
    throw conflict('It was removed: set it again by a time that is ahead (updateReminder).')
  const plannedAt = triggerOf({ lead: reminder.lead, at: reminder.plannedAt }, task.due)
  if (!plannedAt)
    throw conflict('It counts back from a due that its task no longer has: give it an instant (updateReminder).')
  if (isSaidAgain(reminder, until)) return unchanged(reminder)
  return { reminder: pending(reminder, plannedAt, now, until), deed: 'reminder.snoozed' }
}

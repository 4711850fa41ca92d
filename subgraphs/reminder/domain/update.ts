import { type Decision, unchanged } from './decision.ts'
import type { Deed } from './events.ts'
import { mustBeOpen, mustHaveRoom, plannedFor } from './refusals.ts'
import { type Channel, changed, isScheduled, pending, type Reminder } from './reminder.ts'
import type { Surroundings } from './surroundings.ts'
import { spelled, type When } from './trigger.ts'

/** `when` is null when nothing is said of the time, and then it stays as it is. */
export type UpdateReminder = Readonly<{ when: When | null; channels: readonly Channel[] }>

/** Other channels, or another time: then it is set again, whether it was snoozed, has come, or was removed. */
export function updateReminder(reminder: Reminder, { when, channels }: UpdateReminder, about: Surroundings): Decision {
  return when === null ? byOthers(reminder, channels) : atAnother(reminder, when, channels, about)
}

function byOthers(reminder: Reminder, channels: readonly Channel[]): Decision {
  if (isSame(reminder.channels, channels)) return unchanged(reminder)
  return { reminder: changed(reminder, { channels }), deed: 'reminder.updated' }
}

function atAnother(reminder: Reminder, when: When, channels: readonly Channel[], about: Surroundings): Decision {
  const { task, others, now } = about
  mustBeOpen(task)
  mustHaveRoom(others)
  const lead = when.lead === null ? null : spelled(when.lead)
  const set = pending({ ...reminder, lead, channels }, plannedFor(when, task, now), now)
  return isAsItWas(reminder, set, now) ? byOthers(reminder, channels) : { reminder: set, deed: deedOf(reminder, set) }
}

/** What has come for the time that is said again does not come for it once more. */
function isAsItWas(reminder: Reminder, set: Reminder, now: Date): boolean {
  if (reminder.firedAt) return set.plannedAt <= now && isSame(plansOf(reminder), plansOf(set))
  return isScheduled(reminder) && isSame(timesOf(reminder), timesOf(set))
}

function deedOf(before: Reminder, after: Reminder): Deed {
  if (!isScheduled(before)) return 'reminder.scheduled'
  return isSame(before.triggerAt, after.triggerAt) ? 'reminder.updated' : 'reminder.moved'
}

const plansOf = ({ lead, plannedAt }: Reminder) => [lead, plannedAt]
const timesOf = (reminder: Reminder) => [...plansOf(reminder), reminder.snoozedUntil]

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

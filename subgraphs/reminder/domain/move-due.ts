import { Temporal } from 'temporal-polyfill'
import { dateIn, daysAfter, daysBetween, wallTime } from './local-day.ts'
import type { Reminder } from './reminder.ts'
import { type DueWords, milliseconds } from './trigger.ts'

/**
 * Where a task's due goes as its reminder goes to `until`; null when it stays. With a lead, to that long after `until`; with
 * an instant, as far on the wall clock as the reminder goes. A whole day moves by days.
 */
export function movedDue(reminder: Reminder, due: DueWords, until: Date): DueWords | null {
  const { date, time, timeZone } = due
  if (time === null) {
    const days = daysBetween(dateIn(cameFrom(reminder), timeZone), dateIn(until, timeZone))
    return days === 0 ? null : { ...due, date: daysAfter(date, days) }
  }
  const moved = reminder.lead === null ? shifted(reminder, due, until) : wallTime(after(until, reminder.lead), timeZone)
  const words = wordsOf(moved, timeZone)
  return words.date === date && words.time === spelledTime(time) ? null : words
}

/** A lead is counted from the due as it is, so the due goes as far as the plan does, whatever was snoozed before. */
const cameFrom = ({ lead, plannedAt, triggerAt }: Reminder) => (lead === null ? triggerAt : plannedAt)

const after = (at: Date, lead: string) => new Date(at.getTime() + milliseconds(lead))

function shifted(reminder: Reminder, { date, time, timeZone }: DueWords, until: Date): Temporal.PlainDateTime {
  const distance = wallTime(cameFrom(reminder), timeZone).until(wallTime(until, timeZone), { largestUnit: 'hours' })
  return Temporal.PlainDateTime.from(`${date}T${time}`).add(distance)
}

/** Dues know whole seconds: the next one, so that nothing comes early. */
function wordsOf(moved: Temporal.PlainDateTime, timeZone: string): DueWords {
  const whole = moved.round({ smallestUnit: 'second', roundingMode: 'ceil' })
  return { date: whole.toPlainDate().toString(), time: spelledTime(whole.toPlainTime().toString()), timeZone }
}

const spelledTime = (time: string) => time.replace(/^(\d{2}:\d{2}):00$/, '$1')

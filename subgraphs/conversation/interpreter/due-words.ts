import { Temporal } from 'temporal-polyfill'
import type { DueSlot } from './interpretation.ts'

/** When it is due, as one says it on that day: "tomorrow at 17:00", "on Friday, 27 November", "on 3 March 2027 at 09:00". */
export function dueWords(due: Pick<DueSlot, 'date' | 'time' | 'timeZone'>, now: Date, locale: 'EN'): string {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(due.timeZone).toPlainDate()
  const day = dayWords[locale](Temporal.PlainDate.from(due.date), today)
  // Seconds come from "in 20 minutes" only, and nobody wants to hear them.
  return due.time === null ? day : `${day} at ${due.time.slice(0, 5)}`
}

/** An instant as `dueWords` takes it. */
export function wallTime(at: Date, timeZone: string): Pick<DueSlot, 'date' | 'time' | 'timeZone'> {
  const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone)
  return {
    date: local.toPlainDate().toString(),
    time: local.toPlainTime().toString({ smallestUnit: 'minute' }),
    timeZone,
  }
}

const dayWords = {
  EN: (date: Temporal.PlainDate, today: Temporal.PlainDate): string => {
    const { days } = today.until(date)
    if (days === 0) return 'today'
    if (days === 1) return 'tomorrow'
    if (days < 0 || days > 6) return `on ${date.toLocaleString('en-GB', { dateStyle: 'long' })}`
    const weekday = date.toLocaleString('en-GB', { weekday: 'long' })
    return `on ${weekday}, ${date.toLocaleString('en-GB', { day: 'numeric', month: 'long' })}`
  },
} as const

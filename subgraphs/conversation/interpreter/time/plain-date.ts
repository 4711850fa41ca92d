import { Temporal } from 'temporal-polyfill'
import { civilOf, type Days } from './calendar.ts'

let last: Readonly<{ days: Days; date: Temporal.PlainDate }> | undefined

/** The same day as Temporal has it; the last one made is kept, as all messages of a day ask for the same. */
export function plainDate(days: Days): Temporal.PlainDate {
  if (last?.days !== days) last = { days, date: Temporal.PlainDate.from(civilOf(days)) }
  return last.date
}

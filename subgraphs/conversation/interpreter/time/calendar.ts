import { Temporal } from 'temporal-polyfill'

type PlainDate = Temporal.PlainDate

/** ISO: Monday is 1. "next Friday" is the Friday of next week, whatever today is; weeks start on Monday. */
export const ofNextWeek = (today: PlainDate, weekday: number): PlainDate =>
  today.add({ days: 7 - today.dayOfWeek + weekday })

/** "Friday" and "this Friday": the next one after today. */
export const comingWeekday = (today: PlainDate, weekday: number): PlainDate =>
  today.add({ days: ((weekday - today.dayOfWeek + 6) % 7) + 1 })

/** The day in that very year, or null where that month has no such day. */
export function dayOfMonth(year: number, month: number, day: number): PlainDate | null {
  const first = Temporal.PlainDate.from({ year, month, day: 1 })
  return day >= 1 && day <= first.daysInMonth ? first.with({ day }) : null
}

/** "on 3 March": this year's, or the next one that is not over. 29 February may be eight years away (1896 to 1904). */
export function comingDate(today: PlainDate, month: number, day: number): PlainDate | null {
  for (let year = today.year; year <= today.year + 8; year += 1) {
    const date = dayOfMonth(year, month, day)
    if (date && Temporal.PlainDate.compare(date, today) >= 0) return date
  }
  return null
}

/** "on the 31st": in the first month that has one and in which it is not over. */
export function comingDayOfMonth(today: PlainDate, day: number): PlainDate | null {
  const thisMonth = today.with({ day: 1 })
  for (let months = 0; months <= 2; months += 1) {
    const { year, month } = thisMonth.add({ months })
    const date = dayOfMonth(year, month, day)
    if (date && Temporal.PlainDate.compare(date, today) >= 0) return date
  }
  return null
}

/** `nth` counts from 0, and 4 is the last: "the first Monday of December". */
export function nthWeekday(of: Readonly<{ year: number; month: number }>, nth: number, weekday: number): PlainDate {
  const first = Temporal.PlainDate.from({ ...of, day: 1 })
  const day = 1 + ((weekday - first.dayOfWeek + 7) % 7) + 7 * nth
  return first.with({ day: day > first.daysInMonth ? day - 7 : day })
}

export const lastDay = (today: PlainDate, unit: 'week' | 'month' | 'year'): PlainDate => {
  if (unit === 'week') return today.add({ days: 7 - today.dayOfWeek })
  if (unit === 'month') return today.with({ day: today.daysInMonth })
  return today.with({ month: 12, day: 31 })
}

/** "next week" as a due: when it starts. */
export const firstOfNext = (today: PlainDate, unit: 'week' | 'month' | 'year'): PlainDate =>
  lastDay(today, unit).add({ days: 1 })

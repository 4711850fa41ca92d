import { addMonths, civilOf, type Days, daysOf, monthLength, weekdayOf } from './calendar.ts'

/** "next Friday" is the Friday of next week, whatever today is; weeks start on Monday. */
export const ofNextWeek = (today: Days, weekday: number): Days => today + 7 - weekdayOf(today) + weekday

/** "Friday" and "this Friday": the next one after today. */
export const comingWeekday = (today: Days, weekday: number): Days => today + ((weekday - weekdayOf(today) + 6) % 7) + 1

/** The day in that very year, or null where that month has no such day. */
export const dayOfMonth = (year: number, month: number, day: number): Days | null =>
  month >= 1 && month <= 12 && day >= 1 && day <= monthLength(year, month) ? daysOf({ year, month, day }) : null

/** "on 3 March": this year's, or the next one that is not over. 29 February may be eight years away (1896 to 1904). */
export function comingDate(today: Days, month: number, day: number): Days | null {
  const { year } = civilOf(today)
  for (let years = 0; years <= 8; years += 1) {
    const date = dayOfMonth(year + years, month, day)
    if (date !== null && date >= today) return date
  }
  return null
}

/** "on the 31st": in the first month that has one and in which it is not over. */
export function comingDayOfMonth(today: Days, day: number): Days | null {
  for (let months = 0; months <= 2; months += 1) {
    const date = dayInMonth(today, months, day)
    if (date !== null && date >= today) return date
  }
  return null
}

/** "Thursday the 14th" when the next 14th is a Monday: the next that is a Thursday, within a year. */
export function comingDated(today: Days, day: number, weekday: number): Days | null {
  for (let months = 0; months <= 12; months += 1) {
    const date = dayInMonth(today, months, day)
    if (date !== null && date >= today && weekdayOf(date) === weekday) return date
  }
  return null
}

/** The day of the month that is `months` after this one. */
export function dayInMonth(today: Days, months: number, day: number): Days | null {
  const { year, month } = civilOf(addMonths(firstOfMonth(today), months))
  return dayOfMonth(year, month, day)
}

export const firstOfMonth = (days: Days): Days => days - civilOf(days).day + 1

/** `nth` counts from 1, and 5 is the last: "the first Monday of December". */
export function nthWeekday(year: number, month: number, nth: number, weekday: number): Days {
  const first = daysOf({ year, month, day: 1 })
  const day = ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1)
  return first + (day >= monthLength(year, month) ? day - 7 : day)
}

export type Period = 'week' | 'month' | 'year'

export function lastDay(today: Days, unit: Period): Days {
  const { year, month } = civilOf(today)
  if (unit === 'week') return today + 7 - weekdayOf(today)
  return unit === 'month' ? firstOfMonth(today) + monthLength(year, month) - 1 : daysOf({ year, month: 12, day: 31 })
}

/** The first day of the stretch that is `count` after this one: "next week" is one. */
export function firstDay(today: Days, unit: Period, count: number): Days {
  const { year } = civilOf(today)
  if (unit === 'week') return today - weekdayOf(today) + 1 + 7 * count
  return unit === 'month' ? addMonths(firstOfMonth(today), count) : daysOf({ year: year + count, month: 1, day: 1 })
}

import { civilOf, dayNumber, daysInMonth, daysInYear, mod, weekdayOf, weekNumbers } from './calendar.ts'
import { remembered } from './remembered.ts'
import type { Rule } from './rule.ts'

type Parts = Pick<Rule, 'byMonth' | 'byWeekNo' | 'byYearDay' | 'byMonthDay' | 'byDay' | 'frequency' | 'weekStart'>

/** The days of a month, counted from January of year 0, on which a rule may fall, as far as its BY parts say; ascending. */
export type MonthDays = (month: number) => readonly number[]

const none: readonly number[] = []

/**
 * A month is one of 28 kinds (its length, and the weekday it begins with), so its days are worked out once for each kind, as a mask
 * of bits, and then looked up. Only what hangs on the year is asked day by day.
 */
export function monthDays(parts: Parts): MonthDays {
  const maskOfKind = remembered((kind: number) => maskOf(parts, Math.floor(kind / 7), kind % 7))
  const isOfYear = yearTest(parts)
  const months = parts.byMonth.reduce((mask, month) => mask | (1 << month), 0)

  return (index) => {
    const year = Math.floor(index / 12)
    const month = mod(index, 12) + 1
    if (months !== 0 && (months & (1 << month)) === 0) return none
    const first = dayNumber(year, month, 1)
    const days = daysOf(maskOfKind(daysInMonth(year, month) * 7 + weekdayOf(first)), first)
    return isOfYear ? days.filter((day) => isOfYear(day, year)) : days
  }
}

function daysOf(mask: number, first: number): number[] {
  const days: number[] = []
  for (let left = mask; left !== 0; left &= left - 1) days.push(first + 31 - Math.clz32(left & -left))
  return days
}

const isCountedInYear = ({ frequency, byMonth }: Parts) => frequency === 'YEARLY' && byMonth.length === 0

function maskOf(parts: Parts, length: number, firstWeekday: number): number {
  const { byMonthDay, byDay } = parts
  let mask = 0
  for (let day = 1; day <= length; day += 1) {
    const isDay = byMonthDay.length === 0 || byMonthDay.includes(day) || byMonthDay.includes(day - length - 1)
    const weekday = (firstWeekday + day - 1) % 7
    const isNamed = isWeekdayOf(byDay, weekday, isCountedInYear(parts) ? null : [day, length])
    if (isDay && isNamed) mask |= 1 << (day - 1)
  }
  return mask
}

/** Whether BYDAY names it: the nth of the span in which it is that day, or any when there is no span to count in. */
function isWeekdayOf(
  byDay: Rule['byDay'],
  weekday: number,
  span: readonly [day: number, length: number] | null,
): boolean {
  if (byDay.length === 0) return true
  const named = byDay.filter((part) => part.weekday === weekday)
  if (span === null) return named.length > 0
  const [day, length] = span
  const fromStart = Math.ceil(day / 7)
  const fromEnd = -Math.ceil((length - day + 1) / 7)
  return named.some(({ nth }) => nth === 0 || nth === fromStart || nth === fromEnd)
}

const isNthOfYear = (parts: Parts) => isCountedInYear(parts) && parts.byDay.some(({ nth }) => nth !== 0)

/** Whether each day has to be asked where it is in its year. */
export const hangsOnYear = (parts: Parts): boolean =>
  parts.byYearDay.length > 0 || parts.byWeekNo.length > 0 || isNthOfYear(parts)

/** What hangs on the year: BYYEARDAY, BYWEEKNO, and the nth weekday of a year; null when the rule says nothing of them. */
function yearTest(parts: Parts): ((day: number, year: number) => boolean) | null {
  const { byYearDay, byWeekNo, byDay, weekStart } = parts
  if (!hangsOnYear(parts)) return null
  const hasNth = isNthOfYear(parts)
  const days = new Set(byYearDay)

  return (day, year) => {
    const length = daysInYear(year)
    const ofYear = day - dayNumber(year, 1, 1) + 1
    const isDay = days.size === 0 || days.has(ofYear) || days.has(ofYear - length - 1)
    if (!isDay || (hasNth && !isWeekdayOf(byDay, weekdayOf(day), [ofYear, length]))) return false
    return byWeekNo.length === 0 || weekNumbers(day, year, weekStart).some((number) => byWeekNo.includes(number))
  }
}

/** The month of a day, counted from January of year 0. */
export function monthOf(day: number): number {
  const { year, month } = civilOf(day)
  return year * 12 + month - 1
}

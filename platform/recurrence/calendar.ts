// The proleptic Gregorian calendar in whole numbers: a day is counted from 1970-01-01, a month from January of year 0,
// a weekday from Monday. Temporal would say the same, a hundred times slower, and rules are walked day by day.

export type Civil = Readonly<{ year: number; month: number; day: number }>

/** The remainder that is never negative. */
export const mod = (value: number, by: number): number => ((value % by) + by) % by

const cycleDays = 146_097 // in 400 years, after which the calendar repeats itself, weekdays too
const epochShift = 719_468 // from 0000-03-01 to 1970-01-01

/** Years are reckoned from March, so that the leap day is the last of its year. */
export function dayNumber(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1
  const cycle = Math.floor(marchYear / 400)
  const yearOfCycle = marchYear - cycle * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const leapDays = Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100)
  return cycle * cycleDays + yearOfCycle * 365 + leapDays + dayOfYear - epochShift
}

export function civilOf(dayNumber: number): Civil {
  const shifted = dayNumber + epochShift
  const cycle = Math.floor(shifted / cycleDays)
  const dayOfCycle = shifted - cycle * cycleDays
  const withoutLeapDays =
    dayOfCycle - Math.floor(dayOfCycle / 1460) + Math.floor(dayOfCycle / 36_524) - Math.floor(dayOfCycle / 146_096)
  const yearOfCycle = Math.floor(withoutLeapDays / 365)
  const dayOfYear = dayOfCycle - (yearOfCycle * 365 + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  const year = yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0)
  return { year, month, day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1 }
}

/** 0 is Monday. */
export const weekdayOf = (day: number): number => mod(day + 3, 7)

export const isLeap = (year: number): boolean => mod(year, 4) === 0 && (mod(year, 100) !== 0 || mod(year, 400) === 0)

export const daysInYear = (year: number): number => (isLeap(year) ? 366 : 365)

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** The first day of week 1: the first week that has at least four of its days in the year (RFC 5545, ISO 8601). */
function firstWeekOf(year: number, weekStart: number): number {
  const january4 = dayNumber(year, 1, 4)
  return january4 - mod(weekdayOf(january4) - weekStart, 7)
}

/** The number of a day's week, from the start and (negative) from the end of the year that the week belongs to. */
export function weekNumbers(day: number, year: number, weekStart: number): readonly [number, number] {
  const owner = [year + 1, year].find((candidate) => firstWeekOf(candidate, weekStart) <= day) ?? year - 1
  const first = firstWeekOf(owner, weekStart)
  const weeks = (firstWeekOf(owner + 1, weekStart) - first) / 7
  const number = Math.floor((day - first) / 7) + 1
  return [number, number - weeks - 1]
}

import { civilOf, dayNumber, mod, weekdayOf } from './calendar.ts'
import { hangsOnYear, type MonthDays, monthDays, monthOf } from './month-days.ts'
import type { Rule } from './rule.ts'

/** Time in pieces, numbered: those of a rule's frequency, from which BYSETPOS picks, or else simply months. */
export type Periods = Readonly<{
  numberOf: (day: number) => number
  firstDay: (period: number) => number
  /** From one period in which the rule falls to the next. */
  stride: number
  /** The days of a period on which the rule falls, ascending. */
  daysIn: (period: number) => readonly number[]
  /** How many days of a period are asked one by one whether the rule falls on them: work, although they may not be in `daysIn`. */
  asked: number
}>

export function periodsOf(rule: Rule, startDay: number): Periods {
  const full = withStart(rule, startDay)
  const daysOfMonth = monthDays(full)
  const firstOfMonth = (index: number) => dayNumber(Math.floor(index / 12), mod(index, 12) + 1, 1)
  const isAsked = hangsOnYear(full)
  const asked = isAsked ? 31 : 0
  const months = { numberOf: monthOf, firstDay: firstOfMonth, stride: 1, daysIn: daysOfMonth, asked }
  switch (rule.frequency) {
    case 'HOURLY':
      return months
    case 'DAILY':
      return { ...months, daysIn: everyFew(daysOfMonth, rule.interval, startDay), asked: rule.interval > 1 ? 31 : 0 }
    case 'WEEKLY':
      return weeks(full)
    case 'MONTHLY':
      return { ...months, stride: rule.interval }
    case 'YEARLY':
      return years(full, daysOfMonth, isAsked ? 366 : 12)
  }
}

/** What a rule leaves out it takes from its start (RFC 5545, 3.3.10). */
function withStart(rule: Rule, startDay: number): Rule {
  const { month, day } = civilOf(startDay)
  const { frequency, byMonth, byWeekNo, byYearDay, byMonthDay, byDay } = rule
  const saysDay = byYearDay.length + byMonthDay.length + byDay.length > 0
  const ofStart = { nth: 0, weekday: weekdayOf(startDay) }
  if (saysDay || frequency === 'HOURLY' || frequency === 'DAILY') return rule
  if (frequency === 'WEEKLY' || byWeekNo.length > 0) return { ...rule, byDay: [ofStart] }
  if (frequency === 'MONTHLY') return { ...rule, byMonthDay: [day] }
  return { ...rule, byMonth: byMonth.length > 0 ? byMonth : [month], byMonthDay: [day] }
}

const everyFew =
  (daysOfMonth: MonthDays, interval: number, startDay: number): MonthDays =>
  (month) => {
    const days = daysOfMonth(month)
    return interval === 1 ? days : days.filter((day) => mod(day - startDay, interval) === 0)
  }

function weeks({ byDay, byMonth, interval, weekStart }: Rule): Periods {
  const shift = 3 - weekStart // 1970-01-01 was a Thursday
  const offsets = byDay.map(({ weekday }) => mod(weekday - weekStart, 7)).sort((a, b) => a - b)
  const firstDay = (week: number) => week * 7 - shift
  return {
    numberOf: (day) => Math.floor((day + shift) / 7),
    firstDay,
    stride: interval,
    asked: 0,
    daysIn: (week) => {
      const days = offsets.map((offset) => firstDay(week) + offset)
      return byMonth.length === 0 ? days : days.filter((day) => byMonth.includes(civilOf(day).month))
    },
  }
}

const allMonths = Array.from({ length: 12 }, (_, month) => month + 1)

function years({ interval, byMonth }: Rule, daysOfMonth: MonthDays, asked: number): Periods {
  const months = byMonth.length > 0 ? byMonth : allMonths
  return {
    numberOf: (day) => civilOf(day).year,
    firstDay: (year) => dayNumber(year, 1, 1),
    stride: interval,
    daysIn: (year) => months.flatMap((month) => daysOfMonth(year * 12 + month - 1)),
    asked,
  }
}

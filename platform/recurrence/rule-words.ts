import type { Frequency, WeekdayPart } from './rule.ts'

/** How a language says the pieces of a rule. Their order is the same in all languages, and is `ruleText`'s. */
export type Words = Readonly<{
  comma: string
  every: (frequency: Frequency, interval: number) => string
  /** Monday to Friday. */
  everyWorkday: string
  everyDayOf: (days: readonly WeekdayPart[]) => string
  inMonths: (months: readonly number[]) => string
  inEveryMonth: string
  inWeeks: (weeks: readonly number[]) => string
  onDate: (month: number, day: number) => string
  onYearDays: (days: readonly number[]) => string
  onMonthDays: (days: readonly number[]) => string
  onWeekdays: (days: readonly WeekdayPart[]) => string
  /** The nth of the month or year; a day without a number is each such day in it. */
  onNthWeekdays: (days: readonly WeekdayPart[], isOfYear: boolean) => string
  onWorkdays: (positions: readonly number[]) => string
  inHours: (hours: readonly number[]) => string
  atMinutes: (minutes: readonly number[]) => string
  atTimes: (times: readonly string[]) => string
  only: (limit: string) => string
  onlyPositions: (positions: readonly number[], frequency: Frequency) => string
  weeksFrom: (weekday: number) => string
  times: (count: number) => string
  until: (
    date: Readonly<{ year: string; month: number; day: number }>,
    time: string | undefined,
    isUtc: boolean,
  ) => string
  afterDone: string
}>

import type { Frequency, WeekdayPart } from '../../../../platform/recurrence/rule.ts'
import type { Lasting } from './repeat.ts'

/**
 * What some words say of a repetition. `isRepeating`: they tell by themselves that something comes again, which "on Monday"
 * does not. `times`: how often in each period. `isUnnamed`: a repetition is meant, and there is no one rule for it.
 */
export type Said = Readonly<{
  frequency?: Frequency
  interval?: number
  weekdays?: readonly WeekdayPart[]
  /** The first or last working day of a month. */
  positions?: readonly number[]
  monthDays?: readonly number[]
  months?: readonly number[]
  hours?: readonly number[]
  /** The minute of all `hours`. */
  minute?: number
  /** From one hour of the day to another, for what comes by the hour. */
  hoursFrom?: number
  hoursTo?: number
  /** Weekdays left out. */
  except?: readonly number[]
  times?: number
  count?: number
  until?: string
  /** No year was said with `until`. */
  isUntilOpen?: true
  lasts?: Lasting
  start?: string
  daypart?: string
  anchor?: 'COMPLETION'
  isRepeating?: true
  isGuess?: true
  isUnnamed?: true
  /** A start or an end, which may stand apart from the rest. */
  isBound?: true
  /** "repeating", "recurring": says that it comes again, and not how often. */
  isHollow?: true
}>

const single = ['frequency', 'interval', 'times', 'count', 'until', 'start', 'daypart', 'anchor', 'minute'] as const

/** Both together, as they stand in one message; what contradicts has no rule. */
export function merged(one: Said, other: Said): Said {
  const isClash =
    single.some((name) => isDifferent(one[name], other[name])) || isOtherStep(one, other) || isOtherDate(one, other)
  return {
    ...one,
    ...other,
    ...joined('weekdays', one.weekdays, other.weekdays),
    ...joined('monthDays', one.monthDays, other.monthDays),
    ...joined('months', one.months, other.months),
    ...joined('hours', one.hours, other.hours),
    ...joined('except', one.except, other.except),
    ...(isClash ? { isUnnamed: true } : {}),
  }
}

const isDifferent = (one: unknown, other: unknown) => one !== undefined && other !== undefined && one !== other

/** "every other Monday, weekly": one of them is wrong. */
const isOtherStep = (one: Said, other: Said) =>
  one.frequency !== undefined && other.frequency !== undefined && one.interval !== other.interval

/** "January 1 and July 15": a rule would have them crosswise. */
const isOtherDate = (one: Said, other: Said) =>
  isOther(one.months, other.months) && isOther(one.monthDays, other.monthDays)

const isOther = (one: readonly number[] | undefined, other: readonly number[] | undefined) =>
  one !== undefined && other !== undefined && one.join() !== other.join()

const joined = <Name extends string, T>(name: Name, one: readonly T[] | undefined, other: readonly T[] | undefined) =>
  one && other ? { [name]: [...one, ...other] } : {}

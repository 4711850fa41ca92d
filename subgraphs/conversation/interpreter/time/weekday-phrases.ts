import { civilOf, type Days, weekdayOf } from './calendar.ts'
import { comingDayOfMonth, comingWeekday, firstDay, firstOfMonth, nthWeekday, ofNextWeek } from './coming-days.ts'
import { readMonthDay } from './date-phrases.ts'
import { anywhere, type Day, exactly } from './day.ts'
import { type Read, readOrdinal } from './number-words.ts'
import { monthSaid } from './period-phrases.ts'
import type { TimeToken } from './time-words.ts'
import { readWritten } from './written-dates.ts'

type Run = readonly TimeToken[]

/** "Friday", "next Friday", "this coming Friday", "Friday week", "Friday next week", "Friday the 27th", "Friday 27 November". */
export function readWeekday(run: Run, at: number, today: Days): Read<Day | null> | null {
  const nth = readNth(run, at, today)
  if (nth) return nth
  const pointer = pointerAt(run, at)
  const token = run[pointer.next]
  if (token?.kind !== 'weekday') return null
  const after = pointer.next + 1
  if (pointer.value === 'last')
    return { value: exactly(today - ((weekdayOf(today) - token.value + 6) % 7) - 1), next: after }
  if (pointer.value === 'next') return { value: exactly(ofNextWeek(today, token.value)), next: after }
  return readLonger(run, token.value, after, today) ?? plain(run, pointer.next, today, pointer.next > at)
}

type Pointer = 'next' | 'last' | null

function pointerAt(run: Run, at: number): Read<Pointer> {
  const [text, second] = [run[at]?.text, run[at + 1]?.text]
  if (text === 'next' || text === 'following') return { value: 'next', next: at + 1 }
  if (text === 'last' || text === 'past') return { value: 'last', next: at + 1 }
  const isComing = (word: string | undefined) => word === 'coming' || word === 'upcoming'
  if (text === 'this' || text === 'the') {
    if (isComing(second)) return { value: null, next: at + 2 }
    return { value: null, next: text === 'this' || isLed(run[at - 1]?.text) ? at + 1 : at }
  }
  return { value: null, next: isComing(text) ? at + 1 : at }
}

/** In "the Friday report" the day is a name; "on the Friday" is a day. */
const isLed = (text: string | undefined) => text === 'on' || text === 'by' || text === 'before' || text === 'from'

/** The abbreviations that are words of their own. */
const words = new Set(['saturday', 'sunday', 'wednesday'])

function plain(run: Run, at: number, today: Days, isPointed: boolean): Read<Day> {
  const token = run[at]
  const date = comingWeekday(today, token?.value ?? 1)
  const needs = !isPointed && words.has(token?.text ?? '') && token?.isShort === true ? 'edge' : null
  return { value: { ...exactly(date), needs }, next: at + 1 }
}

/** What follows a weekday and makes it another: a week, a date. */
function readLonger(run: Run, weekday: number, at: number, today: Days): Read<Day | null> | null {
  const of = run[at]?.text === 'of' || run[at]?.text === ',' || run[at]?.text === 'in' ? at + 1 : at
  const [text, second, third] = [run[of]?.text, run[of + 1]?.text, run[of + 2]?.text]
  if (run[at]?.text === 'week') return { value: anywhere(comingWeekday(today, weekday) + 7), next: at + 1 }
  if (text === 'next' && second === 'week') return { value: anywhere(ofNextWeek(today, weekday)), next: of + 2 }
  if (text === 'this' && second === 'week') return thisWeeks(today, weekday, of + 2)
  if (text === 'week' && second === 'after' && third === 'next')
    return { value: anywhere(firstDay(today, 'week', 2) + weekday - 1), next: of + 3 }
  if (text === 'the')
    return run[of + 1]?.text === 'week' ? readLonger(run, weekday, of + 1, today) : readDated(run, weekday, of, today)
  if (text === 'after' && second === 'next') return { value: null, next: of + 2 }
  return readDated(run, weekday, of, today)
}

function thisWeeks(today: Days, weekday: number, next: number): Read<Day> {
  return { value: anywhere(firstDay(today, 'week', 0) + weekday - 1), next }
}

/** "Thursday 27 November" of a year in which it is a Friday is a mistake that only the person can mend. */
function readDated(run: Run, weekday: number, at: number, today: Days): Read<Day | null> | null {
  const start = run[at]?.text === 'the' ? at + 1 : at
  const date = run[start]?.kind === 'date' ? readWritten(run, start, today) : readMonthDay(run, start, today)
  if (date)
    return {
      value: date.value && weekdayOf(date.value.date) === weekday ? exactly(date.value.date) : null,
      next: date.next,
    }
  const number = readOrdinal(run, start)
  if (!number) return null
  const day = comingDayOfMonth(today, number.value)
  return { value: day !== null && weekdayOf(day) === weekday ? exactly(day) : null, next: number.next }
}

/** "the first Monday of December", "the last Friday of next month" */
function readNth(run: Run, at: number, today: Days): Read<Day> | null {
  const start = run[at]?.text === 'the' ? at + 1 : at
  const nth = run[start]?.text === 'last' ? { value: 5, next: start + 1 } : readOrdinal(run, start)
  const weekday = nth && run[nth.next]
  const of = nth && run[nth.next + 1]?.text
  if (!nth || nth.value > 5 || weekday?.kind !== 'weekday' || (of !== 'of' && of !== 'in')) return null
  const month = monthSaid(run, nth.next + 2, today)
  if (!month) return null
  const inMonth = (first: Days) => {
    const { year, month: number } = civilOf(firstOfMonth(first))
    return nthWeekday(year, number, nth.value, weekday.value)
  }
  const { year, month: number } = civilOf(month.value)
  const date = inMonth(month.value)
  return {
    value: anywhere(date >= today ? date : nthWeekday(year + 1, number, nth.value, weekday.value)),
    next: month.next,
  }
}

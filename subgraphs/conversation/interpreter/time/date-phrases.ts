import type { Days } from './calendar.ts'
import { comingDate, comingDayOfMonth, dayOfMonth } from './coming-days.ts'
import { type Day, exactly, needing } from './day.ts'
import { type Read, readOrdinal } from './number-words.ts'
import type { TimeToken } from './time-words.ts'
import { readWritten } from './written-dates.ts'

type Run = readonly TimeToken[]
type ReadDay = Read<Day | null>

/** "3rd of March", "March 3rd 2027", "the 15th", "2027-03-04", "3/12", "in March". */
export function readDate(run: Run, at: number, today: Days): ReadDay | null {
  const start = run[at]?.text === 'the' ? at + 1 : at
  return readMonthDay(run, start, today) ?? readDayAlone(run, start, at, today) ?? readWritten(run, at, today)
}

/** A month with a day, in either order; or a month alone, of which the first day is a guess. */
export function readMonthDay(run: Run, at: number, today: Days): ReadDay | null {
  const token = run[at]
  if (token?.kind === 'month') return monthFirst(run, at, token.value, today)
  const day = dayNumber(run, at)
  if (!day) return null
  const of = run[day.next]?.text === 'of' || run[day.next]?.text === '-' ? day.next + 1 : day.next
  const month = run[of]
  if (month?.kind !== 'month' || (month.text === 'may' && of > day.next && run[day.next]?.text === '-')) return null
  return withYear(run, of + 1, month.value, day.value, today)
}

function dayNumber(run: Run, at: number): Read<number> | null {
  const token = run[at]
  const nth = readOrdinal(run, at)
  if (nth) return nth
  const [, first, last] = token?.kind === 'clock' ? (/^(\d{1,2})-(\d{1,2})$/.exec(token.text) ?? []) : []
  // "July 13-15" begins on the 13th.
  if (first !== undefined && Number(first) < Number(last) && Number(last) <= 31)
    return { value: Number(first), next: at + 1 }
  const isDay = token?.kind === 'number' && token.value >= 1 && token.value <= 99 && token.value % 1 === 0
  return isDay && token ? { value: token.value, next: at + 1 } : null
}

function monthFirst(run: Run, at: number, month: number, today: Days): ReadDay {
  const the = run[at + 1]?.text === 'the' || run[at + 1]?.text === '.' ? at + 2 : at + 1
  const day = dayNumber(run, the)
  // "May 5pm" is no fifth of May, and in "March 10 am" the ten is an hour.
  const isHour = day && /^(am|pm|o'clock)$/.test(run[day.next]?.text ?? '')
  if (day && !isHour) return withYear(run, day.next, month, day.value, today)
  const year = yearAt(run, at + 1)
  const date = year ? dayOfMonth(year.value, month, 1) : comingMonth(today, month)
  return {
    value: date === null ? null : { ...exactly(date), isGuess: true, needs: 'lead' },
    next: year?.next ?? at + 1,
  }
}

const comingMonth = (today: Days, month: number) => comingDate(today, month, 1)

function withYear(run: Run, at: number, month: number, day: number, today: Days): ReadDay {
  const comma = run[at]?.text === ',' || run[at]?.text === 'of' ? at + 1 : at
  const year = yearAt(run, comma)
  const date = year ? dayOfMonth(year.value, month, day) : comingDate(today, month, day)
  return { value: date === null ? null : exactly(date), next: year?.next ?? at }
}

/** "2027", and "'27"; but "1730" is an hour. */
function yearAt(run: Run, at: number): Read<number> | null {
  const token = run[at]
  const short = token?.text === "'" ? run[at + 1] : undefined
  if (short?.kind === 'number' && /^\d\d$/.test(short.text)) return { value: 2000 + short.value, next: at + 2 }
  const isYear = token?.kind === 'number' && /^(19|20|21)\d\d$/.test(token.text)
  return isYear && token && !/^(am|pm|hour)$/.test(run[at + 1]?.text ?? '')
    ? { value: token.value, next: at + 1 }
    : null
}

/** "the 15th", "on the 3rd"; "first" and its like only after a preposition, since they count other things as well. */
function readDayAlone(run: Run, start: number, at: number, today: Days): ReadDay | null {
  const number = readOrdinal(run, start)
  if (!number || number.value < 1 || number.value > 31) return null
  // "come in first"
  if (/^(in|at)$/.test(run[at - 1]?.text ?? '')) return null
  const isDigit = /^\d/.test(run[start]?.text ?? '')
  const isLow = number.value <= 10 && !isDigit
  return {
    value: needing(comingDayOfMonth(today, number.value), isLow || (start === at && !isDigit) ? 'lead' : 'edge'),
    next: number.next,
  }
}

import { baseDay } from './base-day.ts'
import { addMonths, type Days, weekdayOf } from './calendar.ts'
import { readMonthDay } from './date-phrases.ts'
import { anywhere, type Day, exactly } from './day.ts'
import { readNumber } from './elapsed-phrases.ts'
import { readHoliday } from './holidays.ts'
import type { Read } from './number-words.ts'
import type { TimeToken } from './time-words.ts'

type Run = readonly TimeToken[]
type Unit = 'day' | 'week' | 'month' | 'year' | 'fortnight' | 'workday'
type Distance = Readonly<{ count: number; unit: Unit; isGuess: boolean }>

/**
 * "in 3 days", "two weeks from now", "a week on Friday", "in a fortnight's time", "3d from now"; null where it is counted
 * from a day that we cannot name ("in two weeks on Friday" is this week's Friday to some).
 */
export function readDistance(run: Run, at: number, today: Days): Read<Day | null> | null {
  if (isLength(run, at)) return null
  const isLed = run[at]?.text === 'in' || run[at]?.text === 'within'
  const distance = readLength(run, isLed ? at + (isAround(run[at + 1]?.text) ? 2 : 1) : at)
  if (!distance) return null
  const after = run[distance.next]?.text
  if (isLed) return ledDistance(run, distance, today)

  if (after === 'later' && !isWord(run[distance.next + 1])) return from(today, distance.value, distance.next + 1)
  if (after === 'ago') return from(today, { ...distance.value, count: -distance.value.count }, distance.next + 1)
  if (after === 'from' && run[distance.next + 1]?.text === 'now') return from(today, distance.value, distance.next + 2)
  return fromBase(run, distance, today)
}

/** "for a week tomorrow" tells how long. */
const isLength = (run: Run, at: number) =>
  run[at - 1]?.text === 'for' || (run[at - 2]?.text === 'for' && run[at - 1]?.text === 'a')

const isAround = (text: string | undefined) =>
  text === 'about' || text === 'around' || text === 'exactly' || text === 'another'
const isWord = (token: TimeToken | undefined) => token?.text === 'this' || token?.text === 'to'

/** "in a week's time"; what follows on in days ("in a week on Friday") is either. */
function ledDistance(run: Run, { value, next }: Read<Distance>, today: Days): Read<Day | null> | null {
  const quote = run[next]?.text === "'" ? next + 1 : next
  const end = run[quote]?.text === 'time' ? quote + 1 : next
  const on = run[end]?.text === 'on' || run[end]?.text === 'from' ? end + 1 : end
  const base = value.unit === 'week' || value.unit === 'fortnight' ? baseDay(run, on, today) : null
  if (base) return { value: null, next: base.next }
  // "in 2 weeks and 3 days"
  const more = run[end]?.text === 'and' ? readLength(run, end + 1) : null
  if (!more) return from(today, value, end)
  const first = reached(today, value)
  return first === null ? null : from(first, more.value, more.next)
}

const weeklike = new Set<Unit>(['week', 'fortnight', 'day', 'month'])

/** "a week on Friday", "two weeks today", "3 days from Monday"; not "for a week tomorrow", which is a length. */
function fromBase(run: Run, { value, next }: Read<Distance>, today: Days): Read<Day> | null {
  const link = run[next]?.text
  if (link === 'before') return before(run, next + 1, value, today)
  const isLinked = link === 'from' || link === 'after' || (link === 'on' && value.unit !== 'day')
  if (!weeklike.has(value.unit) || (!isLinked && value.unit !== 'week' && value.unit !== 'fortnight')) return null
  const base = baseDay(run, isLinked ? next + 1 : next, today)
  if (!base || (link === 'after' && value.unit === 'day' && value.count === 1)) return null
  const date = reached(base.value, value)
  return date === null ? null : { value: anywhere(date), next: base.next }
}

/** "two days before April 3rd" */
function before(run: Run, at: number, { count, unit }: Distance, today: Days): Read<Day> | null {
  const base = readMonthDay(run, run[at]?.text === 'the' ? at + 1 : at, today) ?? readHoliday(run, at, today)
  const date = base?.value && reached(base.value.date, { count: -count, unit, isGuess: false })
  return base && date != null ? { value: anywhere(date), next: base.next } : null
}

function from(start: Days, distance: Distance, next: number): Read<Day> | null {
  const date = reached(start, distance)
  return date === null ? null : { value: { ...exactly(date), isAnywhere: true, isGuess: distance.isGuess }, next }
}

function reached(start: Days, { count, unit }: Distance): Days | null {
  if (count % 1 !== 0) return null
  if (unit === 'day') return start + count
  if (unit === 'week' || unit === 'fortnight') return start + count * (unit === 'week' ? 7 : 14)
  return unit === 'workday' ? workdays(start, count) : addMonths(start, unit === 'month' ? count : count * 12)
}

/** Monday to Friday; holidays differ from place to place. */
function workdays(start: Days, count: number): Days | null {
  if (count < 0 || count > 1000) return null
  const weeks = Math.floor(count / 5)
  let date = start + weeks * 7
  for (let left = count % 5; left > 0; ) {
    date += 1
    if (weekdayOf(date) < 6) left -= 1
  }
  return date
}

const short: Readonly<Record<string, Unit>> = {
  d: 'day',
  day: 'day',
  w: 'week',
  wk: 'week',
  week: 'week',
  mo: 'month',
  mth: 'month',
  month: 'month',
  y: 'year',
  yr: 'year',
}

function readLength(run: Run, at: number): Read<Distance> | null {
  const token = run[at]
  if (token?.kind === 'amount') {
    const [, count, unit = ''] = /^(\d{1,4})([a-z]+?)s?$/.exec(token.text) ?? []
    const known = short[unit]
    return known ? { value: { count: Number(count), unit: known, isGuess: false }, next: at + 1 } : null
  }
  if (token?.kind === 'unit' && (token.text === 'week' || token.text === 'fortnight'))
    return { value: { count: 1, unit: token.text, isGuess: false }, next: at + 1 }
  const number = readNumber(run, at)
  if (!number) return null
  const isWork = run[number.next]?.text === 'business' || run[number.next]?.text === 'working'
  const unit = unitOf(run[isWork ? number.next + 1 : number.next], isWork)
  const isGuess = run[number.next - 1]?.text === 'few'
  return unit && { value: { count: number.value, unit, isGuess }, next: number.next + (isWork ? 2 : 1) }
}

function unitOf(token: TimeToken | undefined, isWork: boolean): Unit | null {
  const text = token?.kind === 'unit' ? token.text : ''
  if (isWork) return text === 'day' ? 'workday' : null
  return text === 'day' || text === 'week' || text === 'month' || text === 'year' || text === 'fortnight' ? text : null
}

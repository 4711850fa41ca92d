import { Temporal } from 'temporal-polyfill'
import { type Frequency, frequencies, type Until, type WeekdayPart, weekdays } from './rule.ts'

/** What a part says; or which piece of it cannot be, and what to do about it. */
export type Read<T> = Readonly<{ value: T } | { refused: string; remedy: string }>

const longestShown = 40

/** `INTERVAL=0: use a whole number from 1 to 10,000`. */
export const refused = (part: string, remedy: string): string =>
  `${part.length > longestShown ? `${part.slice(0, longestShown)}…` : part || 'the empty part'}: ${remedy}`

export function readFrequency(given: string): Read<Frequency> {
  const value = frequencies.find((known) => known === given)
  if (value) return { value }
  return { refused: given, remedy: `use ${frequencies.slice(0, -1).join(', ')} or ${frequencies.at(-1)}` }
}

export const readCount =
  (max: number) =>
  (given: string): Read<number> => {
    const value = /^\d{1,9}$/.test(given) ? Number(given) : 0
    if (value >= 1 && value <= max) return { value }
    return { refused: given, remedy: `use a whole number from 1 to ${max.toLocaleString('en')}` }
  }

type Range = Readonly<{ min: number; max: number; fromEnd: boolean }>

const isIn = (value: number, { min, max, fromEnd }: Range) =>
  (value >= min && value <= max) || (fromEnd && value <= -min && value >= -max)

function rangeText({ min, max, fromEnd }: Range): string {
  const range = `use whole numbers from ${min} to ${max}`
  return fromEnd ? `${range}, or from -${max} to -${min} to count from the end` : range
}

/** What is counted from the end comes last. */
const fromStartToEnd = (a: number, b: number) => Number(a < 0) - Number(b < 0) || a - b

export const readNumbers =
  (range: Range) =>
  (given: string): Read<readonly number[]> => {
    const items = given.split(',')
    const wrong = items.find((item) => !/^[+-]?\d{1,3}$/.test(item) || !isIn(Number(item), range))
    if (wrong !== undefined) return { refused: wrong, remedy: rangeText(range) }
    return { value: [...new Set(items.map(Number))].sort(fromStartToEnd) }
  }

const weekdayForm = /^([+-]?\d{1,2})?([A-Z]{2})$/

function readWeekday(item: string): WeekdayPart | null {
  const [, nth, name] = weekdayForm.exec(item) ?? []
  const weekday = weekdays.indexOf(name ?? '')
  const isNth = nth === undefined || isIn(Number(nth), { min: 1, max: 53, fromEnd: true })
  return weekday >= 0 && isNth ? { nth: Number(nth ?? 0), weekday } : null
}

export function readWeekdays(given: string): Read<readonly WeekdayPart[]> {
  const found = new Map<string, WeekdayPart>()
  for (const item of given.split(',')) {
    const part = readWeekday(item)
    if (!part)
      return { refused: item, remedy: `use ${weekdays.join(', ')}, or 1MO for the first and -1FR for the last` }
    found.set(`${part.nth} ${part.weekday}`, part)
  }
  return { value: [...found.values()].sort((a, b) => fromStartToEnd(a.nth, b.nth) || a.weekday - b.weekday) }
}

export function readWeekStart(given: string): Read<number> {
  const value = weekdays.indexOf(given)
  return value < 0 ? { refused: given, remedy: `use one of ${weekdays.join(', ')}` } : { value }
}

const untilForm = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?$/

export function readUntil(given: string): Read<Until> {
  const [whole, year, month, day, hour, minute, second, zone] = untilForm.exec(given) ?? []
  if (whole === undefined)
    return { refused: given, remedy: 'write it as 20261231, 20261231T170000 or 20261231T170000Z' }
  const date = `${year}-${month}-${day}`
  const time = hour === undefined ? '' : `T${hour}:${minute}${second === '00' ? '' : `:${second}`}`
  if (!exists(date + time)) return { refused: given, remedy: 'use a date and time that exist, from year 2 to 9998' }
  return { value: { at: date + time, isUtc: zone === 'Z' } }
}

function exists(at: string): boolean {
  try {
    const { year } = Temporal.PlainDateTime.from(at, { overflow: 'reject' })
    return year >= 2 && year <= 9998 && !/:60$/.test(at)
  } catch {
    return false // Temporal says no by throwing; the caller gets the part's own sentence
  }
}

import { civilOf, type Days, daysOf } from '../time/calendar.ts'
import { dayOfMonth, lastDay } from '../time/coming-days.ts'
import { readDay } from '../time/day-phrases.ts'
import type { Read } from '../time/number-words.ts'
import { type TimeToken, timeToken } from '../time/time-words.ts'
import { set, skip, textAt } from './piece.ts'
import { months, type Words } from './repeat-words.ts'

/**
 * The first and the last day of what was named, which may be a month or a year, and where it ends as an end: "until June" is over
 * in June. `isYearOpen`: no year was said.
 */
export type Dates = Readonly<{ first: Days; last: Days; until: Days; isYearOpen: boolean }>

/** A date as an end or a start says it: "Christmas", "the end of June", "2030", "next Monday", "1 May". */
export function readCalendarDate(words: Words, at: number, today: Days): Read<Dates> | null {
  const start = skip(words, at, set('the'))
  const read = endOf(words, start, today) ?? span(words, start, today)?.read ?? day(words, start, today)
  return read && { ...read, value: { ...read.value, isYearOpen: isYearOpen(words.slice(start, read.next)) } }
}

/** A month and no year: next Monday and the end of the week are always the coming ones. */
const isYearOpen = (said: Words) =>
  said.some(({ text }) => months.has(text)) && !said.some(({ text }) => /^\d{4}$/.test(text))

const both = (date: Days, next: number): Read<Dates> => ({
  value: { first: date, last: date, until: date, isYearOpen: false },
  next,
})

/** "end of June", "end of the year". */
function endOf(words: Words, at: number, today: Days): Read<Dates> | null {
  if (textAt(words, at) !== 'end' || textAt(words, at + 1) !== 'of') return null
  const place = skip(words, at + 2, set('the this'))
  const text = textAt(words, place)
  if (text === 'week' || text === 'month' || text === 'year') return both(lastDay(today, text), place + 1)
  const named = span(words, place, today)
  return named && both(named.last, named.read.next)
}

type Spanning = Readonly<{ read: Read<Dates>; last: Days }>

/** A month or a year, when no day stands with it. */
function span(words: Words, at: number, today: Days): Spanning | null {
  const text = textAt(words, at)
  if (/^(19|20|21)\d\d$/.test(text)) {
    const first = daysOf({ year: Number(text), month: 1, day: 1 })
    const last = lastDay(first, 'year')
    return { read: { value: { first, last, until: last, isYearOpen: false }, next: at + 1 }, last }
  }
  const month = months.get(text)
  if (month === undefined || /^\d{1,2}(st|nd|rd|th)?$/.test(textAt(words, at + 1))) return null
  const { year, next } = yearAfter(words, at + 1, today, month)
  const first = dayOfMonth(year, month, 1)
  if (first === null) return null
  const last = lastDay(first, 'month')
  return { read: { value: { first, last, until: first, isYearOpen: false }, next }, last }
}

function yearAfter(words: Words, at: number, today: Days, month: number): Readonly<{ year: number; next: number }> {
  if (/^20\d\d$/.test(textAt(words, at))) return { year: Number(textAt(words, at)), next: at + 1 }
  const now = civilOf(today)
  return { year: month <= now.month ? now.year + 1 : now.year, next: at }
}

const longest = 6

/** Any other day, as the grammar of times reads it. */
function day(words: Words, at: number, today: Days): Read<Dates> | null {
  const run: TimeToken[] = []
  for (const { text, index } of words.slice(at, at + longest)) {
    const token = timeToken({ text, from: 0, to: 0, isWord: true, isQuoted: text === '"' }, index)
    if (!token) break
    run.push(token)
  }
  const found = readDay(run, 0, today)
  return found?.value ? both(found.value.date, at + found.next) : null
}

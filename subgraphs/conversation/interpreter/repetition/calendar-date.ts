import type { Temporal } from 'temporal-polyfill'
import { dayOfMonth, lastDay } from '../time/calendar.ts'
import { findDays } from '../time/day-phrases.ts'
import type { Read } from '../time/number-words.ts'
import { set, skip, textAt } from './piece.ts'
import { months, type Words } from './repeat-words.ts'

/** The first and the last day of what was named, which may be a month or a year, and where it ends as an end: "until June" is over in June. */
export type Dates = Readonly<{ first: Temporal.PlainDate; last: Temporal.PlainDate; until: Temporal.PlainDate }>

/** A date as an end or a start says it: "Christmas", "the end of June", "2030", "next Monday", "1 May". */
export function readCalendarDate(words: Words, at: number, today: Temporal.PlainDate): Read<Dates> | null {
  const start = skip(words, at, set('the'))
  return (
    endOf(words, start, today) ?? holiday(words, start, today) ?? span(words, start, today) ?? day(words, start, today)
  )
}

const both = (date: Temporal.PlainDate, next: number): Read<Dates> => ({
  value: { first: date, last: date, until: date },
  next,
})

/** "end of June", "end of the year"; the start of one is not used for an end. */
function endOf(words: Words, at: number, today: Temporal.PlainDate): Read<Dates> | null {
  if (textAt(words, at) !== 'end' || textAt(words, at + 1) !== 'of') return null
  const place = skip(words, at + 2, set('the this'))
  const text = textAt(words, place)
  if (text === 'week' || text === 'month' || text === 'year') return both(lastDay(today, text), place + 1)
  const named = span(words, place, today)
  return named && both(named.value.last, named.next)
}

const holidays: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['christmas', [12, 25]],
  ['xmas', [12, 25]],
  ['halloween', [10, 31]],
])

function holiday(words: Words, at: number, today: Temporal.PlainDate): Read<Dates> | null {
  const [month, day] = holidays.get(textAt(words, at)) ?? []
  if (month === undefined || day === undefined || /^(eve|day)$/.test(textAt(words, at + 1))) return null
  const date = today.with({ month, day })
  return both(date.since(today).sign < 0 ? date.add({ years: 1 }) : date, at + 1)
}

/** A month or a year, when no day stands with it. */
function span(words: Words, at: number, today: Temporal.PlainDate): Read<Dates> | null {
  const text = textAt(words, at)
  if (/^(19|20|21)\d\d$/.test(text)) {
    const first = today.with({ year: Number(text), month: 1, day: 1 })
    const last = lastDay(first, 'year')
    return { value: { first, last, until: last }, next: at + 1 }
  }
  const month = months.get(text)
  if (month === undefined || /^\d{1,2}(st|nd|rd|th)?$/.test(textAt(words, at + 1))) return null
  const [year, next] = yearAfter(words, at + 1, today, month)
  const first = dayOfMonth(year, month, 1)
  return first && { value: { first, last: lastDay(first, 'month'), until: first }, next }
}

function yearAfter(words: Words, at: number, today: Temporal.PlainDate, month: number): readonly [number, number] {
  if (/^20\d\d$/.test(textAt(words, at))) return [Number(textAt(words, at)), at + 1]
  return [month <= today.month ? today.year + 1 : today.year, at]
}

const longest = 6

/** Any other day, as the grammar of times reads it. */
function day(words: Words, at: number, today: Temporal.PlainDate): Read<Dates> | null {
  const said: string[] = []
  for (const { text } of words.slice(at, at + longest)) {
    if (/^["!?.;:()]$/.test(text)) break
    said.push(text)
  }
  const found = findDays(said.join(' '), today).find(({ from, day }) => from === 0 && day !== null)
  if (!found?.day) return null
  const count = said.join(' ').slice(0, found.to).split(' ').length
  return both(found.day.date, at + count)
}

import type { ParsedResult, ParsingReference } from 'chrono-node'
import { casual } from 'chrono-node/en'
import { Temporal } from 'temporal-polyfill'
import { comingDate, comingWeekday, dayOfMonth, ofNextWeek } from './calendar.ts'
import { type Day, exactly, month, namedDays } from './named-days.ts'
import { reckonedDays } from './reckoned-days.ts'

/** Where a day was said, in UTF-16 units of the text; `day` is null where one was meant that we cannot name. */
export type FoundDay = Readonly<{ from: number; to: number; day: Day | null }>

/** The days named in a few folded words. Chrono finds them; what they mean is computed from its components. */
export function findDays(text: string, today: Temporal.PlainDate): readonly FoundDay[] {
  const named = findNamed(text, today)
  const found = findByChrono(blank(text, named), today)
  const rest = blank(text, [...named, ...found])
  return [...named, ...found, ...findImpossible(rest)].sort((one, other) => one.from - other.from)
}

/** Same length, so that places stay places; a bar is in no date. */
const blank = (text: string, found: readonly FoundDay[]) =>
  found.reduce((left, { from, to }) => left.slice(0, from) + '|'.repeat(to - from) + left.slice(to), text)

function findNamed(text: string, today: Temporal.PlainDate): readonly FoundDay[] {
  const found: FoundDay[] = []
  let rest = text
  for (const [shape, read] of [...reckonedDays, ...namedDays]) {
    for (const match of rest.matchAll(shape)) {
      const day = read(today, match[1] ?? '', match[2] ?? '', match[3] ?? '')
      found.push({ from: match.index, to: match.index + match[0].length, day })
    }
    rest = blank(rest, found)
  }
  return found
}

function findByChrono(text: string, today: Temporal.PlainDate): readonly FoundDay[] {
  if (!/[a-z0-9]/.test(text)) return []
  // Noon exists on every day in every zone, so the zone of this process cannot shift the day.
  const noon = new Date(Date.UTC(today.year, today.month - 1, today.day, 12))
  return parsed(text, { instant: noon, timezone: 0 }).flatMap((result) => {
    const day = dayOf(result, today)
    return day === 'none' ? [] : [{ from: result.index, to: result.index + result.text.length, day }]
  })
}

const beforeDay = /\b\d{1,2}(?:\.\d{1,2})?(?= (?:today|tomorrow|yesterday)\b)/g

/**
 * Chrono takes "room 12 tomorrow" for twelve o'clock, and "24 tomorrow" for nothing at all; what is an hour is found
 * before it, so there it reads no number.
 */
function parsed(said: string, reference: ParsingReference): readonly ParsedResult[] {
  const text = said.replaceAll(beforeDay, (number) => '|'.repeat(number.length))
  const results = casual.parse(text, reference)
  const numbers = results.flatMap(({ index, start, text: found }) => {
    const [number] = /^\d{1,2}(?= )/.exec(found) ?? []
    return number && start.isCertain('hour') ? [{ from: index, to: index + number.length, day: null }] : []
  })
  return numbers.length === 0 ? results : casual.parse(blank(text, numbers), reference)
}

function dayOf(result: ParsedResult, today: Temporal.PlainDate): Day | null | 'none' {
  const { start, text } = result
  if (result.end) return null
  if (start.isCertain('hour')) return /^(in|within) /.test(text) ? null : 'none'
  if (/^(today|tomorrow|yesterday)$/.test(text)) return { ...exactly(asSaid(result)), isAnywhere: true }
  if (start.tags().has('result/relativeDate')) return relativeDay(result)
  if (start.isCertain('weekday') && !start.isCertain('day')) return weekdayOf(result, today)
  return calendarDay(result, today)
}

/** "in a couple of days", "3 days ago"; but "next 2 weeks" is a length, not a date. */
function relativeDay(result: ParsedResult): Day | 'none' {
  const isDate = /^(in|within|last) |(later|from now|ago)$/.test(result.text)
  return isDate ? exactly(asSaid(result)) : 'none'
}

function weekdayOf(result: ParsedResult, today: Temporal.PlainDate): Day {
  const weekday = result.start.get('weekday') || 7 // chrono counts Sunday as 0
  const text = result.text.replace(/^on /, '')
  if (/^(last|past) /.test(text)) return exactly(asSaid(result))
  if (/^next /.test(text)) return exactly(ofNextWeek(today, weekday))
  return { ...exactly(comingWeekday(today, weekday)), isWeak: text.length < 6 && !text.includes(' ') }
}

function calendarDay(result: ParsedResult, today: Temporal.PlainDate): Day | null {
  const { start, text } = result
  const [month, day, year] = [start.get('month') ?? 1, start.get('day') ?? 1, start.get('year') ?? today.year]
  const date = start.isCertain('year') ? dayOfMonth(year, month, day) : comingDate(today, month, day)
  if (!date || !isOnWeekday(result, date)) return null

  const isMonthOnly = !start.isCertain('day')
  const isShort = /^\d{1,2}\/\d{1,2}$/.test(text)
  return { ...exactly(date), isWeak: isMonthOnly || isShort, isGuess: isMonthOnly || isEitherOrder(text) }
}

/** "Thursday 27 November" of a year in which it is a Friday is a mistake that only the person can mend. */
const isOnWeekday = ({ start }: ParsedResult, date: Temporal.PlainDate) =>
  !start.isCertain('weekday') || (start.get('weekday') || 7) === date.dayOfWeek

/** 4/5/2027 is in April to some and in May to others; chrono takes the month first. */
function isEitherOrder(text: string): boolean {
  const [, first, second] = /^(\d{1,2})[/-](\d{1,2})\b/.exec(text) ?? []
  return first !== second && Number(first) <= 12 && Number(second) <= 12
}

function asSaid({ start }: ParsedResult): Temporal.PlainDate {
  const [year, month, day] = [start.get('year'), start.get('month'), start.get('day')]
  return Temporal.PlainDate.from({ year: year ?? 1, month: month ?? 1, day: day ?? 1 })
}

const impossible = new RegExp(
  `\\b\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${month}\\b|\\b${month} \\d{1,2}(?:st|nd|rd|th)?\\b|\\b\\d{4}-\\d{1,2}-\\d{1,2}\\b`,
  'g',
)

/** 31 November: a day was meant, and there is none. */
const findImpossible = (text: string): readonly FoundDay[] =>
  Array.from(text.matchAll(impossible), ({ index, 0: said }) => ({ from: index, to: index + said.length, day: null }))

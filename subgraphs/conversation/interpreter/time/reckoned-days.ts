import { Temporal } from 'temporal-polyfill'
import { comingDate, comingDayOfMonth, comingWeekday, dayOfMonth, nthWeekday } from './calendar.ts'
import { type Day, exactly, month, roughly, weekdayNames } from './named-days.ts'

type PlainDate = Temporal.PlainDate
type Reading = (today: PlainDate, ...words: readonly string[]) => Day | null

const weekday = '(?!month)(mon|tue|wed|thu|fri|sat|sun)[a-z]*'
const someDay = '(?!month)(mon|tue|wed|thu|fri|sat|sun|tod|tom)[a-z]*'
const namedMonth = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*'

/** Days that are reckoned from another: "a week on Friday", "the first Monday of December", "Friday the 13th". */
export const reckonedDays: readonly (readonly [RegExp, Reading])[] = [
  // To some the Monday of next week, to some the one after.
  [/\b(?:the )?[a-z]+ after next\b/g, () => null],
  [new RegExp(`\\b(?:in|within) (?:\\d+|an?) weeks? (?:on )?${someDay}\\b`, 'g'), () => null],
  [
    new RegExp(`(?<!for )\\b(\\d{1,2}|an?) weeks? (?:on |from )?${someDay}\\b`, 'g'),
    (today, count, day) => weeksFrom(today, count, day),
  ],
  [new RegExp(`\\b${someDay} week\\b`, 'g'), (today, day) => weeksFrom(today, '1', day)],
  [
    new RegExp(`\\b(?:the )?(first|second|third|fourth|last) ${weekday} (?:of|in) ${namedMonth}\\b(?! \\d)`, 'g'),
    (today, nth, day, name) => weekdayOfMonth(today, nth, day, name),
  ],
  [
    new RegExp(`\\b${weekday} (?:, )?(?:the )?(\\d{1,2})(?:st|nd|rd|th)\\b(?!(?: of)? ${month})`, 'g'),
    (today, day, number) => onWeekday(comingDayOfMonth(today, Number(number)), day),
  ],
  [new RegExp(`\\bnext ${namedMonth}\\b(?! \\d)`, 'g'), (today, name) => nextMonth(today, name)],
  [/\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b/g, (_, day, number, year) => numbered(year, number, day)],
  [/\b(?:in|within) a fortnight\b/g, (today) => exactly(today.add({ days: 14 }))],
  [
    new RegExp(`\\b(?:eod|end of (?:the )?day) (?:on |of )?${someDay}\\b`, 'g'),
    (today, day) => weeksFrom(today, '0', day),
  ],
  [/\b(?:eod|end of (?:the |this )?day)\b/g, (today) => exactly(today)],
  [/\bchristmas (eve)\b/g, (today) => holiday(today, 24)],
  [/\bchristmas(?: day)?\b/g, (today) => holiday(today, 25)],
]

const isoWeekday = (name = '') => weekdayNames.indexOf(name) + 1
const isoMonth = (name = '') => 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ').indexOf(name) + 1

function weeksFrom(today: PlainDate, count = '', name = ''): Day {
  const weeks = /^\d/.test(count) ? Number(count) : 1
  return { ...exactly(dayNamed(today, name).add({ weeks })), isAnywhere: true }
}

function dayNamed(today: PlainDate, name: string): PlainDate {
  if (name === 'tod') return today
  return name === 'tom' ? today.add({ days: 1 }) : comingWeekday(today, isoWeekday(name))
}

function weekdayOfMonth(today: PlainDate, nth = '', day = '', name = ''): Day | null {
  const dates = [0, 1].map((years) =>
    nthWeekday({ year: today.year + years, month: isoMonth(name) }, nths.indexOf(nth), isoWeekday(day)),
  )
  const date = dates.find((candidate) => Temporal.PlainDate.compare(candidate, today) >= 0)
  return date ? { ...exactly(date), isAnywhere: true } : null
}

const nths = ['first', 'second', 'third', 'fourth', 'last']

/** "Friday the 13th" of a month in which it is a Sunday is for the person to mend. */
const onWeekday = (date: PlainDate | null, name = ''): Day | null =>
  date?.dayOfWeek === isoWeekday(name) ? exactly(date) : null

function nextMonth(today: PlainDate, name = ''): Day | null {
  const date = comingDate(today, isoMonth(name), 1)
  return date && roughly(date)
}

/** With points the day stands first, everywhere. */
function numbered(year = '', number = '', day = ''): Day | null {
  const isMonth = Number(number) >= 1 && Number(number) <= 12
  const date = isMonth ? dayOfMonth(Number(year), Number(number), Number(day)) : null
  return date && exactly(date)
}

/** Weak: in "Christmas presents" it is no date. */
function holiday(today: PlainDate, day: number): Day | null {
  const date = comingDate(today, 12, day)
  return date && { ...exactly(date), isWeak: true }
}

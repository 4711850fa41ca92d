import type { Temporal } from 'temporal-polyfill'
import { comingDate, comingDayOfMonth, firstOfNext, lastDay, ofNextWeek } from './calendar.ts'

/**
 * `isGuess`: the words name a stretch, or could be read otherwise. `isWeak`: the words mean other things as well ("sun",
 * "may"), so alone they are no date. `period`: the stretch, as a list of tasks is asked for.
 */
export type Day = Readonly<{
  date: Temporal.PlainDate
  isGuess: boolean
  isWeak: boolean
  isAnywhere: boolean
  period: string | null
}>

export const exactly = (date: Temporal.PlainDate): Day => ({
  date,
  isGuess: false,
  isWeak: false,
  isAnywhere: false,
  period: null,
})
export const roughly = (date: Temporal.PlainDate, period: string | null = null): Day => ({
  ...exactly(date),
  isGuess: true,
  period,
})

export const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const weekday = `(${weekdayNames.join('|')})[a-z]*`
export const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*'

type Reading = (today: Temporal.PlainDate, word: string, unit: string) => Day | null

/** Days that chrono does not know, or takes otherwise than we do. Tried in order on a few folded words. */
export const namedDays: readonly (readonly [RegExp, Reading])[] = [
  [/\b(?:the |a )?day after tomorrow\b/g, (today) => ({ ...exactly(today.add({ days: 2 })), isAnywhere: true })],
  [new RegExp(`\\bnext week (?:on )?${weekday}\\b`, 'g'), nextWeeks],
  [new RegExp(`\\b${weekday} (?:of )?next week\\b`, 'g'), nextWeeks],
  [/\b(this|next) (week|month|year|weekend)\b/g, period],
  [/\bend of (?:the |this )?(week|month|year)\b/g, (today, unit) => roughly(lastDay(today, asUnit(unit)))],
  // Chrono puts it into this year or the next, finds no such day there, and sees nothing.
  [/\b29(?:th)?(?: of)? (feb)[a-z]*\b(?! \d{4})/g, leapDay],
  [/\b(feb)[a-z]* 29(?:th)?\b(?! \d{4})/g, leapDay],
  // By Temporal, for which three months after 30 November is 28 February; by chrono it is 2 March.
  [/\b(?:in|within) (\d{1,4}|an?) (day|week|month|year)s?\b(?! and)/g, later],
  [/\b(\d{1,4}|an?) (day|week|month|year)s? (?:from now|later)\b/g, later],
  [
    new RegExp(`(?<!${month} )\\b(\\d{1,2})(?:st|nd|rd|th)\\b(?!(?: of)? ${month})`, 'g'),
    (today, day) => dayAlone(comingDayOfMonth(today, Number(day))),
  ],
]

function nextWeeks(today: Temporal.PlainDate, name: string): Day {
  return exactly(ofNextWeek(today, weekdayNames.indexOf(name) + 1))
}

function period(today: Temporal.PlainDate, which: string, unit: string): Day {
  if (unit === 'weekend') {
    const saturday = which === 'next' ? ofNextWeek(today, 6) : today.add({ days: Math.max(0, 6 - today.dayOfWeek) })
    return roughly(saturday, `${which} weekend`)
  }
  const date = which === 'next' ? firstOfNext(today, asUnit(unit)) : lastDay(today, asUnit(unit))
  return roughly(date, `${which} ${unit}`)
}

const asUnit = (text: string) => (text === 'week' || text === 'month' ? text : 'year')

function later(today: Temporal.PlainDate, count: string, unit: string): Day {
  return exactly(today.add({ [`${unit}s`]: /^\d/.test(count) ? Number(count) : 1 }))
}

function leapDay(today: Temporal.PlainDate): Day | null {
  const date = comingDate(today, 2, 29)
  return date && exactly(date)
}

const dayAlone = (date: Temporal.PlainDate | null): Day | null => date && { ...exactly(date), isWeak: true }

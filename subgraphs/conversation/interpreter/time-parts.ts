import type { Temporal } from 'temporal-polyfill'
import { type Clock, type Read, readClock } from './clock-phrases.ts'
import { findDays } from './day-phrases.ts'
import { readElapsed } from './elapsed-phrases.ts'
import type { Day } from './named-days.ts'
import type { TimeToken } from './time-words.ts'

type Run = readonly TimeToken[]

/** A part of the day; `isToday` where the words say so: "tonight", "this evening". */
export type Daypart = Readonly<{ name: string; isToday: boolean }>

/** What one stretch of words says about time; `day: null` is a day that does not exist or that we cannot name. */
export type TimeFact =
  | Readonly<{ kind: 'clock'; clock: Clock }>
  | Readonly<{ kind: 'daypart'; daypart: Daypart }>
  | Readonly<{ kind: 'elapsed'; seconds: number }>
  | Readonly<{ kind: 'day'; day: Day | null }>

/** `from` and `to` are places in the run, the leading preposition included. */
export type TimePart = Readonly<{ from: number; to: number; lead: string | null; fact: TimeFact }>

const leads = new Set([
  'at',
  'by',
  'on',
  'in',
  'before',
  'after',
  'from',
  'since',
  'until',
  'till',
  'around',
  'about',
  'for',
])
/** After these a lone number is a time. "for" only where a time is expected: "an alarm for 7", not "a table for 7". */
const clockLeads = new Set(['at', 'by', 'before', 'after', 'from', 'until', 'till', 'around', 'about'])

/** Every part of a run that says something about time, in order, none overlapping another. */
export function timeParts(run: Run, today: Temporal.PlainDate, isTimeExpected: boolean): readonly TimePart[] {
  const parts: TimePart[] = []
  let free = 0
  let at = 0
  while (at < run.length) {
    const part = readPart(run, at, isTimeExpected)
    if (part) {
      parts.push(...dayParts(run, free, at, today), part)
      free = part.to
    }
    at = part?.to ?? at + 1
  }
  return [...parts, ...dayParts(run, free, run.length, today)]
}

function readPart(run: Run, at: number, isTimeExpected: boolean): TimePart | null {
  const elapsed = readElapsed(run, at)
  if (elapsed) return { from: at, to: elapsed.next, lead: null, fact: { kind: 'elapsed', seconds: elapsed.value } }

  const lead = leads.has(run[at]?.text ?? '') ? (run[at]?.text ?? null) : null
  const start = lead === null ? at : at + 1
  const daypart = readDaypart(run, start)
  if (daypart) return { from: at, to: daypart.next, lead, fact: { kind: 'daypart', daypart: daypart.value } }

  const isLed = lead !== null && (clockLeads.has(lead) || (lead === 'for' && isTimeExpected))
  const isDayNumber = run[start - 1]?.kind === 'month' // "November 7 in the morning"
  const clock = readClock(run, start, isLed || (!isDayNumber && isDaypartNext(run, start + 1)))
  if (!clock) return null
  const to = run[clock.next]?.text === 'sharp' ? clock.next + 1 : clock.next
  return { from: at, to, lead, fact: { kind: 'clock', clock: clock.value } }
}

function readDaypart(run: Run, at: number): Read<Daypart> | null {
  const first = run[at]
  const isPointed = first?.text === 'this' || first?.text === 'the'
  const word = isPointed ? run[at + 1] : first
  if (word?.kind !== 'daypart') return null

  const isToday = word.text === 'tonight' || first?.text === 'this'
  const name = word.text === 'tonight' ? 'night' : word.text
  return { value: { name, isToday }, next: at + (isPointed ? 2 : 1) }
}

/** "7 in the evening", "9 tonight". */
const isDaypartNext = (run: Run, at: number) => readDaypart(run, run[at]?.text === 'in' ? at + 1 : at) !== null

function dayParts(run: Run, from: number, to: number, today: Temporal.PlainDate): readonly TimePart[] {
  const words = run.slice(from, to)
  const ends = words.reduce<number[]>((sums, { text }) => [...sums, (sums.at(-1) ?? -1) + text.length + 1], [])
  const text = words.map((word) => word.text).join(' ')
  return findDays(text, today).flatMap((found) => {
    const first = ends.findIndex((end) => found.from < end)
    const last = ends.indexOf(found.to)
    // What ends inside a word is no phrase: chrono saw "sat" where "saturn" might have stood.
    if (first < 0 || last < 0) return []
    return [dayPart(run, from + first, from + last + 1, found.day)]
  })
}

function dayPart(run: Run, from: number, to: number, day: Day | null): TimePart {
  const own = run[from]?.text ?? ''
  if (leads.has(own)) return { from, to, lead: own, fact: { kind: 'day', day } }

  const before = run[from - 1]?.text === 'the' ? from - 2 : from - 1
  const lead = run[before]?.text ?? ''
  if (!leads.has(lead)) return { from, to, lead: null, fact: { kind: 'day', day } }
  return { from: before, to, lead, fact: { kind: 'day', day } }
}

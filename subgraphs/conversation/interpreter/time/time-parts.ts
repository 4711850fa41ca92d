import type { Temporal } from 'temporal-polyfill'
import { readClock } from './clock-phrases.ts'
import { findDays } from './day-phrases.ts'
import { isDaypartAt, readDaypart } from './daypart-phrases.ts'
import { readElapsed } from './elapsed-phrases.ts'
import { unsaid, type When } from './moment.ts'
import type { Day } from './named-days.ts'
import type { TimeToken } from './time-words.ts'

type Run = readonly TimeToken[]

/** What one stretch of a run says; `from` and `to` are places in the run, the leading preposition included. */
export type TimePart = Readonly<{ from: number; to: number; lead: string | null; when: When | null }>

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
    const read = readPart(run, at, isTimeExpected)
    if (read) {
      parts.push(...dayParts(run, free, at, today), read)
      free = read.to
    }
    at = read?.to ?? at + 1
  }
  return [...parts, ...dayParts(run, free, run.length, today)]
}

function readPart(run: Run, at: number, isTimeExpected: boolean): TimePart | null {
  const elapsed = readElapsed(run, at)
  if (elapsed) return part(at, elapsed.next, null, { seconds: elapsed.value })

  const lead = leadAt(run, at)
  const start = lead === null ? at : afterLead(run, at)
  const daypart = readDaypart(run, start)
  if (daypart) return part(at, daypart.next, lead, { daypart: daypart.value })

  const clock = readClock(run, start, isHour(run, start, lead, isTimeExpected))
  if (!clock) return null
  const to = run[clock.next]?.text === 'sharp' ? clock.next + 1 : clock.next
  return part(at, to, lead, { clock: clock.value })
}

const part = (from: number, to: number, lead: string | null, said: Partial<When>): TimePart => ({
  from,
  to,
  lead,
  when: { ...unsaid, ...said, isBefore: lead === 'before' },
})

/** "at around 5" */
const afterLead = (run: Run, at: number) =>
  run[at]?.text === 'at' && /^(around|about)$/.test(run[at + 1]?.text ?? '') ? at + 2 : at + 1

function leadAt(run: Run, at: number): string | null {
  const text = run[at]?.text ?? ''
  return leads.has(text) ? text : null
}

/** Whether a lone number at `at` tells the hour. */
function isHour(run: Run, at: number, lead: string | null, isTimeExpected: boolean): boolean {
  if (lead !== null && (clockLeads.has(lead) || (lead === 'for' && isTimeExpected))) return true
  const isDayNumber = run[at - 1]?.kind === 'month' // "November 7 in the morning"
  return !isDayNumber && isDaypartAt(run, at + 1)
}

function dayParts(run: Run, from: number, to: number, today: Temporal.PlainDate): readonly TimePart[] {
  const words = run.slice(from, to).map((word) => word.text)
  let length = -1
  const ends = words.map((text) => {
    length += text.length + 1
    return length
  })
  return findDays(words.join(' '), today).flatMap((found) => {
    const first = ends.findIndex((end) => found.from < end)
    const last = ends.indexOf(found.to)
    // What ends inside a word is no phrase: chrono saw "sat" where "saturn" might have stood.
    return first < 0 || last < 0 ? [] : [dayPart(run, from + first, from + last + 1, found.day)]
  })
}

const openLeads = new Set(['from', 'after', 'since', 'until', 'till'])

function dayPart(run: Run, from: number, to: number, day: Day | null): TimePart {
  const before = run[from - 1]?.text === 'the' ? from - 2 : from - 1
  const start = leadAt(run, from) === null && leadAt(run, before) !== null ? before : from
  const lead = leadAt(run, start)
  // "from Friday" and "until Friday" name a stretch without its other end.
  const isDue = day !== null && !openLeads.has(lead ?? '')
  return isDue ? part(start, to, lead, { day }) : { from: start, to, lead, when: null }
}

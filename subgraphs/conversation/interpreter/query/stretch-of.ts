import { Temporal } from 'temporal-polyfill'
import type { Context } from '../interpretation.ts'
import { localNow, resolveDue } from '../time/due.ts'
import type { When } from '../time/moment.ts'
import { plainDate } from '../time/plain-date.ts'
import { daysOf } from './query-words.ts'

/** `from` inclusive, `until` exclusive, in the person's zone; open where null. `label` says it in one of our words, or a date. */
export type Stretch = Readonly<{ from: string | null; until: string | null; label: string | null }>

export type Reading = Readonly<{ when: When; lead: string | null; isMonth: boolean }>

const upTo = new Set(['by', 'until', 'till', 'before'])
const onwards = new Set(['after', 'since', 'from', 'starting'])

export function stretchOf(reading: Reading, context: Context): Stretch | null {
  const whole = wholeOf(reading, context)
  const { lead, when } = reading
  if (!whole) return null
  if (lead === 'before' || when.isBefore) return { from: null, until: whole.from, label: null }
  // Until five o'clock, but until the end of Friday.
  if (upTo.has(lead ?? '')) return { from: null, until: when.clock ? whole.from : whole.until, label: null }
  if (onwards.has(lead ?? ''))
    return { from: lead === 'after' && !when.clock ? whole.until : whole.from, until: endOfDay(when), label: null }
  return whole
}

/** Of "tomorrow after five" tomorrow; "after five" alone has no end. */
const endOfDay = ({ day, clock }: When) =>
  day && clock ? wall(plainDate(day.date).add({ days: 1 }).toPlainDateTime()) : null

const dayparts: Readonly<Record<string, readonly [number, number]>> = {
  morning: [0, 12],
  afternoon: [12, 18],
  evening: [17, 24],
  night: [18, 24],
  noon: [12, 13],
  midday: [12, 13],
  midnight: [23, 24],
}

function wholeOf({ when, isMonth }: Reading, context: Context): Stretch | null {
  const today = localNow(context).toPlainDate()
  if (when.clock || when.seconds !== null) return anHour(when, context)
  const { day } = when
  const date = day ? plainDate(day.date) : today
  const [start, end] = dayparts[when.daypart?.name ?? ''] ?? [0, 24]
  const from = date.toPlainDateTime().add({ hours: start })
  if (day?.period && !when.daypart) {
    const days = daysOf(day.period, today)
    return (
      days && { from: wall(days.from.toPlainDateTime()), until: wall(days.until.toPlainDateTime()), label: day.period }
    )
  }
  if (isMonth) return { from: wall(from), until: wall(from.add({ months: 1 })), label: null }
  const label = when.daypart ? null : labelOf(date, today)
  return { from: wall(from), until: wall(date.toPlainDateTime().add({ hours: end })), label }
}

function labelOf(date: Temporal.PlainDate, today: Temporal.PlainDate): string {
  if (date.equals(today)) return 'today'
  return date.equals(today.add({ days: 1 })) ? 'tomorrow' : date.toString()
}

/** What is at five is due from five to six. */
function anHour(when: When, context: Context): Stretch | null {
  const due = resolveDue({ ...when, isBefore: false }, context)
  if (typeof due === 'string' || due.time === null) return null
  const from = Temporal.PlainDateTime.from(`${due.date}T${due.time}`)
  return { from: wall(from), until: wall(from.add({ hours: 1 })), label: null }
}

export const wall = (at: Temporal.PlainDateTime) => at.toString({ smallestUnit: 'minute' })

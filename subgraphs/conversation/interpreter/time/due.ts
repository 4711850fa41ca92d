import { Temporal } from 'temporal-polyfill'
import type { Context, DueSlot } from '../interpretation.ts'
import type { Clock } from './clock-phrases.ts'
import type { Daypart } from './daypart-phrases.ts'
import type { When } from './moment.ts'

/** A due, or why there is none: the moment is over, or it is outside of the years 1 to 9999. */
export type Resolved = DueSlot | 'past' | 'outside'

type Zoned = Temporal.ZonedDateTime

export const localNow = ({ now, timeZone }: Context): Zoned =>
  Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone)

/** The moment that was meant, said now in that zone. A gap takes the later instant, an overlap the first. */
export function resolveDue(when: When, context: Context): Resolved {
  const now = localNow(context)
  if (when.seconds !== null) return when.seconds < 0 ? 'past' : elapsed(now, when.seconds)

  const date = dateOf(when, now)
  if (!when.clock && !when.daypart) return wholeDay(date ?? now.toPlainDate(), now)

  const minutes = minutesOf(when)
  const dates = date ? [date] : [now.toPlainDate(), now.toPlainDate().add({ days: 1 })]
  const moments = dates.flatMap((day) => minutes.map((minute) => momentOf(day, minute, now.timeZoneId)))
  const due = moments.find(({ at }) => Temporal.Instant.compare(at, now.toInstant()) > 0)
  return due ? timed(due, now.timeZoneId) : 'past'
}

function dateOf({ day, clock, daypart, isBefore }: When, now: Zoned): Temporal.PlainDate | null {
  if (!day) return daypart?.isToday ? now.toPlainDate() : null
  // "before Friday" ends when Friday begins, and that is how a whole Thursday ends.
  return isBefore && !clock && !daypart ? day.date.subtract({ days: 1 }) : day.date
}

const dayStart: Readonly<Record<string, number>> = {
  morning: 9,
  noon: 12,
  midday: 12,
  afternoon: 15,
  evening: 18,
  night: 20,
  midnight: 24,
}

/** The minutes of the day that could be meant, earliest first. From 24:00 on they belong to the night after. */
function minutesOf({ clock, daypart }: When): readonly number[] {
  if (!clock) return [(dayStart[daypart?.name ?? ''] ?? 0) * 60]
  if (daypart) return [inDaypart(clock, daypart)]
  return clock.isBare ? nextHours(clock) : [clock.hour * 60 + clock.minute]
}

const earliest = 7 * 60
const latest = 22 * 60

/** Nobody means five in the morning by "at 5": a bare hour lies between 07:00 and 22:00. */
const nextHours = ({ hour, minute }: Clock): readonly number[] =>
  [hour % 12, (hour % 12) + 12].map((of24) => of24 * 60 + minute).filter((at) => at >= earliest && at <= latest)

function inDaypart({ hour, minute, isBare }: Clock, { name }: Daypart): number {
  const early = (hour % 12) * 60 + minute
  const late = early + 12 * 60
  if (!isBare) return hour * 60 + minute
  if (name === 'morning') return early
  if (name === 'midnight') return early + 24 * 60
  if (name !== 'night') return late
  // "12 tonight" and "1 at night" are after midnight, "9 tonight" is before.
  return hour === 12 || hour < 5 ? early + 24 * 60 : late
}

type Moment = Readonly<{ wall: Temporal.PlainDateTime; at: Temporal.Instant }>

function momentOf(date: Temporal.PlainDate, minutes: number, timeZone: string): Moment {
  const wall = date.toPlainDateTime().add({ minutes })
  return { wall, at: wall.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).toInstant() }
}

function wholeDay(date: Temporal.PlainDate, now: Zoned): Resolved {
  if (Temporal.PlainDate.compare(date, now.toPlainDate()) < 0) return 'past'
  const at = date.add({ days: 1 }).toZonedDateTime(now.timeZoneId).toInstant()
  return slot(date, null, now.timeZoneId, at)
}

function elapsed(now: Zoned, seconds: number): Resolved {
  // Up to the next full second, so that it is never early.
  const at = now.toInstant().add({ seconds }).round({ smallestUnit: 'second', roundingMode: 'ceil' })
  const local = { wall: at.toZonedDateTimeISO(now.timeZoneId).toPlainDateTime(), at }
  const read = local.wall.toZonedDateTime(now.timeZoneId, { disambiguation: 'compatible' })
  if (read.toInstant().equals(at)) return timed(local, now.timeZoneId)
  // The second pass of an hour that comes twice has no wall time of its own there; in UTC it has.
  return timed({ wall: at.toZonedDateTimeISO('UTC').toPlainDateTime(), at }, 'UTC')
}

function timed({ wall, at }: Moment, timeZone: string): Resolved {
  const time = wall.toPlainTime().toString({ smallestUnit: wall.second === 0 ? 'minute' : 'second' })
  return slot(wall.toPlainDate(), time, timeZone, at)
}

function slot(date: Temporal.PlainDate, time: string | null, timeZone: string, at: Temporal.Instant): Resolved {
  const lastYear = at.toZonedDateTimeISO('UTC').year
  if (date.year < 1 || date.year > 9999 || lastYear > 9999) return 'outside'
  return { date: date.toString(), time, timeZone, at: new Date(at.epochMilliseconds) }
}

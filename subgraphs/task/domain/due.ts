import { Temporal } from 'temporal-polyfill'

/**
 * A wall time in an IANA zone, kept as said. `at` is when it is over: the instant itself, or for a whole day the first
 * instant of the next one. `startsAt` is the instant itself, or the first of the day.
 */
export type Due = Readonly<{ date: string; time: string | null; timeZone: string; at: Date; startsAt: Date }>

export type DueWords = Readonly<{
  date: string
  time?: string | null | undefined
  timeZone?: string | null | undefined
}>

const instantOf = (zoned: Temporal.ZonedDateTime) => new Date(zoned.epochMilliseconds)

/** In a gap of the clock it takes the later instant, in an overlap the first (Temporal's `compatible`). */
export function dueOf({ date, time, timeZone }: DueWords, zoneOfOwner: string): Due {
  const zone = timeZone ?? zoneOfOwner
  const day = Temporal.PlainDate.from(date)
  if (time == null) {
    const startsAt = instantOf(day.toZonedDateTime(zone))
    return { date, time: null, timeZone: zone, at: instantOf(day.add({ days: 1 }).toZonedDateTime(zone)), startsAt }
  }
  const at = instantOf(day.toZonedDateTime({ plainTime: Temporal.PlainTime.from(time), timeZone: zone }))
  return { date, time, timeZone: zone, at, startsAt: at }
}

/** Overdue from the instant on, or once the whole day is over. */
export const isOverdue = (due: Due, now: Date): boolean => now.getTime() >= due.at.getTime()

/** The same time on the wall so many days later. */
export const laterBy = ({ date, time, timeZone }: Due, days: number): Due =>
  dueOf({ date: Temporal.PlainDate.from(date).add({ days }).toString(), time, timeZone }, timeZone)

/** From one day to another; what stands behind the day, as in a slot, is passed over. */
export const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from.slice(0, 10)).until(to.slice(0, 10)).days

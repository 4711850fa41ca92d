import { Temporal } from 'temporal-polyfill'

/** A wall time in an IANA zone; without a time it is the whole day. */
export type DueWords = Readonly<{ date: string; time: string | null; timeZone: string }>

export type When = Readonly<{ lead: string | null; at: Date | null }>

const morning = Temporal.PlainTime.from('09:00')
const someDay = Temporal.PlainDate.from('2000-01-01')

/** From where leads count back: the due, or 09:00 of a whole day. In a gap of the clock the later instant, in an overlap the first. */
export function dueInstant({ date, time, timeZone }: DueWords): Date {
  const plainTime = time === null ? morning : Temporal.PlainTime.from(time)
  return new Date(Temporal.PlainDate.from(date).toZonedDateTime({ plainTime, timeZone }).epochMilliseconds)
}

/** Whether two ways to say it come to the same. */
export const isSameDue = (one: DueWords, other: DueWords): boolean =>
  one.timeZone === other.timeZone &&
  (one.time === null) === (other.time === null) &&
  dueInstant(one).getTime() === dueInstant(other).getTime()

/** Days count 24 hours. A fraction of a millisecond is dropped, so that nothing comes early. */
export const milliseconds = (lead: string): number =>
  Math.floor(Temporal.Duration.from(lead).total({ unit: 'milliseconds', relativeTo: someDay }))

// A long lead before the first dues that there are would end in a year 0, which no database knows.
const earliest = Date.parse('0001-01-01T00:00:00Z')

/** Null for a lead without a due to count back from. */
export function triggerOf({ lead, at }: When, due: DueWords | null): Date | null {
  if (lead === null) return at
  return due && new Date(Math.max(dueInstant(due).getTime() - milliseconds(lead), earliest))
}

/** The one spelling under which a duration is kept: `pt15m` and `+PT15M` are `PT15M`. */
export const spelled = (duration: string): string => Temporal.Duration.from(duration).toString()

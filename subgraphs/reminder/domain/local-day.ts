import { Temporal } from 'temporal-polyfill'

/** What calendar and clock on the wall of that zone say. */
export const wallTime = (at: Date, timeZone: string): Temporal.PlainDateTime =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDateTime()

/** The date on a calendar in that zone, as `2026-11-22`. */
export const dateIn = (at: Date, timeZone: string): string => wallTime(at, timeZone).toPlainDate().toString()

export const daysAfter = (date: string, days: number): string => Temporal.PlainDate.from(date).add({ days }).toString()

export const daysBetween = (one: string, other: string): number =>
  Temporal.PlainDate.from(one).until(Temporal.PlainDate.from(other)).days

/** Its first instant there, which is not always midnight. */
export const startOfDay = (date: string, timeZone: string): Date =>
  new Date(Temporal.PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds)

import { dateIn, daysAfter } from './local-day.ts'
import { isQuietTime, type QuietHours } from './quiet-hours.ts'
import { dueInstant } from './trigger.ts'

/** When somebody wants their digest: at that time of each day there, or when the quiet hours that it falls into are over. */
export type DigestRule = Readonly<{ at: string; timeZone: string; quietHours: QuietHours | null }>

/** In their order: of today and tomorrow, so that one of them is ahead. */
function comings(now: Date, { at, timeZone, quietHours }: DigestRule): Date[] {
  const time = quietHours && isQuietTime(at, quietHours) ? quietHours.until : at
  const today = dateIn(now, timeZone)
  return [0, 1].map((days) => dueInstant({ date: daysAfter(today, days), time, timeZone }))
}

/** The first one after `now`. */
export function nextDigestAt(now: Date, rule: DigestRule): Date {
  const next = comings(now, rule).find((at) => at > now)
  if (!next) throw new RangeError(`No digest comes after ${now.toISOString()}: look at its rule.`)
  return next
}

/** The date that a digest is now for; null when today's is still to come: what was missed on another day is of no use. */
export function digestDate(now: Date, rule: DigestRule): string | null {
  const date = dateIn(now, rule.timeZone)
  const hasCome = comings(now, rule).some((at) => at <= now && dateIn(at, rule.timeZone) === date)
  return hasCome ? date : null
}

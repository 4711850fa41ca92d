import { Temporal } from 'temporal-polyfill'
import type { DueSlot } from '../interpretation.ts'

/** When to remind at a due: on a whole day at nine, as its own instant is that of the day's end. */
export function remindAt({ date, time, timeZone, at }: DueSlot): Date {
  if (time !== null) return at
  const plainTime = Temporal.PlainTime.from('09:00')
  return new Date(Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime }).epochMilliseconds)
}

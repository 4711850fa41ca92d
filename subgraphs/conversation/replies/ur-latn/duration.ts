import { Temporal } from 'temporal-polyfill'
import { counted } from './words.ts'

const units = [
  ['years', 'saal', 'saal'],
  ['months', 'mahina', 'mahinay'],
  ['weeks', 'hafta', 'haftay'],
  ['days', 'din', 'din'],
  ['hours', 'ghanta', 'ghantay'],
  ['minutes', 'minute', 'minute'],
  ['seconds', 'second', 'second'],
] as const

/** A length of time in words: "1 ghanta 30 minute". `lead` is an ISO 8601 duration. No Latin Urdu is in the CLDR. */
export function romanDuration(lead: string): string {
  const duration = Temporal.Duration.from(lead)
  return units
    .flatMap(([unit, one, other]) => (duration[unit] === 0 ? [] : [counted(duration[unit], one, other)]))
    .join(' ')
}

import type { Clock } from './clock-phrases.ts'
import type { Daypart } from './daypart-phrases.ts'
import type { Day } from './named-days.ts'

/** What was said about one moment. `seconds` is a distance from now, and then nothing else is said. */
export type When = Readonly<{
  day: Day | null
  clock: Clock | null
  daypart: Daypart | null
  seconds: number | null
  isBefore: boolean
}>

/** A stretch of tokens, `to` exclusive. */
export type Stretch = Readonly<{ from: number; to: number }>

/** `when` is null where a time was meant that we cannot name: it must never be passed over in silence. */
export type TimePhrase = Stretch & Readonly<{ lead: string | null; when: When | null }>

export const unsaid: When = { day: null, clock: null, daypart: null, seconds: null, isBefore: false }

/** "tomorrow" and "at 5" are one moment; two days, or two clock times, are two, and not joined. */
export function join(one: When | null, other: When | null): When | null {
  if (!one || !other || saysTheSame(one, other)) return null
  return {
    ...unsaid,
    day: one.day ?? other.day,
    clock: one.clock ?? other.clock,
    daypart: one.daypart ?? other.daypart,
    isBefore: one.isBefore || other.isBefore,
  }
}

const saysTheSame = (one: When, other: When): boolean =>
  one.seconds !== null ||
  other.seconds !== null ||
  [one.day && other.day, one.clock && other.clock, one.daypart && other.daypart].some((both) => both !== null)

import type { Clock } from './clock-phrases.ts'
import type { Day } from './day.ts'
import type { Daypart } from './daypart-phrases.ts'
import type { SaidZone } from './said-zones.ts'

/**
 * What was said about one moment. `seconds` is a distance from now, and then nothing else is said. `zone`: the clock time is of
 * another place. `isGuess`: some other moment could be meant.
 */
export type When = Readonly<{
  day: Day | null
  clock: Clock | null
  daypart: Daypart | null
  seconds: number | null
  zone: SaidZone | null
  isBefore: boolean
  isGuess: boolean
}>

/** A stretch of tokens, `to` exclusive. */
export type Stretch = Readonly<{ from: number; to: number }>

/** `when` is null where a time was meant that we cannot name: it must never be passed over in silence. */
export type TimePhrase = Stretch & Readonly<{ lead: string | null; when: When | null }>

export const unsaid: When = {
  day: null,
  clock: null,
  daypart: null,
  seconds: null,
  zone: null,
  isBefore: false,
  isGuess: false,
}

/** "tomorrow" and "at 5" are one moment; two days, or two clock times, are two, and not joined. */
export function join(one: When | null, other: When | null): When | null {
  return !one || !other || saysTheSame(one, other) ? null : merged(one, other)
}

/** "tomorrow at 5, no, Friday": what is said later stands for what it takes the place of. */
export function corrected(one: When, other: When): When {
  if (one.seconds !== null || other.seconds !== null) return other
  const kept = { ...one, day: other.day ?? one.day }
  if (other.clock === null && other.daypart === null) return kept
  const clock = other.clock && inHalfOf(one, other.clock)
  return { ...kept, clock, daypart: other.daypart ?? sameHalf(one, other), zone: other.zone }
}

/** "at 5 in the evening, no, 6": still in the evening. */
const sameHalf = (one: When, other: When) => (one.clock !== null && other.clock?.isBare === true ? one.daypart : null)

/** "at 5pm, no, 6": after noon too. */
const inHalfOf = ({ clock }: When, later: Clock): Clock =>
  clock && !clock.isBare && later.isBare
    ? { ...later, hour: (later.hour % 12) + (clock.hour >= 12 ? 12 : 0), isBare: false }
    : later

const merged = (one: When, other: When): When => ({
  ...unsaid,
  day: one.day ?? other.day,
  clock: one.clock ?? other.clock,
  daypart: one.daypart ?? other.daypart,
  zone: one.zone ?? other.zone,
  isBefore: one.isBefore || other.isBefore,
  isGuess: one.isGuess || other.isGuess,
})

const saysTheSame = (one: When, other: When): boolean =>
  one.seconds !== null ||
  other.seconds !== null ||
  (one.day !== null && other.day !== null) ||
  (one.clock !== null && other.clock !== null) ||
  (one.daypart !== null && other.daypart !== null && one.daypart.name !== 'firstThing')

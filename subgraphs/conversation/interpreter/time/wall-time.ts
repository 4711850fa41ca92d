import { Temporal } from 'temporal-polyfill'

export const dayLength = 86_400_000

/** Between two changes of its clocks a zone is a plain sum: milliseconds to add to an instant to have its wall time. */
type Steady = Readonly<{ from: number; until: number; offset: number }>

// Only a cache: what it holds are facts of the zone. Temporal's own search takes a hundred times as long as an interpretation.
const known = new Map<string, Steady[]>()
const mostZones = 700
const mostOfZone = 16

function steadyAt(timeZone: string, instant: number): Steady {
  const stretches = known.get(timeZone) ?? []
  const found = stretches.find(({ from, until }) => from <= instant && instant < until)
  if (found) return found

  const steady = look(timeZone, instant)
  if (known.size >= mostZones) known.clear()
  known.set(timeZone, [steady, ...stretches].slice(0, mostOfZone))
  return steady
}

/** A stretch is looked for no farther than the search goes: where no change is known, a year on each side. */
function look(timeZone: string, instant: number): Steady {
  const at = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone)
  // One millisecond on, since a change at this very instant is the start of what is looked for.
  const before = at.add({ milliseconds: 1 }).getTimeZoneTransition('previous')
  const after = at.getTimeZoneTransition('next')
  return {
    from: before?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    until: after?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset: at.offsetNanoseconds / 1e6,
  }
}

/** The wall time of an instant, as milliseconds since 1970-01-01T00:00 of that wall. Throws RangeError for no zone. */
export const wallOf = (instant: number, timeZone: string): number => instant + steadyAt(timeZone, instant).offset

/** A gap takes the later instant, an overlap the first: Temporal's `compatible`. */
export function instantOf(wall: number, timeZone: string): number {
  const steady = steadyAt(timeZone, wall - dayLength)
  if (steady.until > wall + dayLength) return wall - steady.offset
  const local = Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO('UTC').toPlainDateTime()
  return local.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds
}

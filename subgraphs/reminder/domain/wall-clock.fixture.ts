// Clocks on walls by the platform's own calendar, which shares no code with what is tested.
import fc from 'fast-check'

export const day = 86_400_000

const formats = new Map<string, Intl.DateTimeFormat>()

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  formats.set(timeZone, format) // making one takes longer than all that a test does with it
  return format
}

/** The wall time of an instant in a zone, as if it were one in UTC. */
export const wallOf = (instant: number, timeZone: string): number => {
  const parts = formatIn(timeZone).formatToParts(instant)
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value)
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
}

/** RFC 5545, 3.3.5, by trial: the first instant that shows this wall time; in a gap the offset from before it. */
export function expectedInstant(wall: number, timeZone: string): number {
  const offsetAt = (instant: number) => wallOf(instant, timeZone) - instant
  const [before, after] = [offsetAt(wall - day), offsetAt(wall + day)]
  const shown = [wall - before, wall - after].filter((instant) => wallOf(instant, timeZone) === wall)
  return shown.length > 0 ? Math.min(...shown) : wall - before
}

export const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu')
// The nights in which one of these zones changes its clock, and any day else.
const changes = ['2026-03-29', '2026-10-25', '2026-03-08', '2026-11-01', '2026-04-05', '2026-10-04', '2027-03-28']
export const midnight = fc.oneof(
  fc.constantFrom(...changes.map((date) => Date.parse(`${date}T00:00:00Z`))),
  fc.integer({ min: 0, max: 25_000 }).map((days) => Date.UTC(1990, 0, 1) + days * day),
)

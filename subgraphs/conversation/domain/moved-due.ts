import { Temporal } from 'temporal-polyfill'
import type { Command } from '../interpreter/interpretation.ts'

type Due = Readonly<{ date: string; time: string | null; timeZone: string }>
type Move = Pick<Command, 'due' | 'shift' | 'keeps'>

/** Where a due moves to: null when only its repetition changes, NO_DUE when there is none to count from. */
export function movedDue(old: Due | null, { due, shift, keeps }: Move, now: Date): Due | null | 'NO_DUE' {
  if (shift !== null) return old ? shifted(old, shift) : 'NO_DUE'
  if (due === null) return null
  const said = { date: due.date, time: due.time, timeZone: due.timeZone }
  if (old === null || keeps === null) return said
  if (keeps === 'TIME') return old.time === null ? said : { ...old, date: due.date }
  const kept = { date: old.date, time: due.time, timeZone: due.timeZone }
  // "Make it 4pm" of what was due yesterday means a day that is still to come.
  return startOf(kept).epochMilliseconds < now.getTime() ? said : kept
}

/** By hours a whole day cannot move, as it has none; by days both can. */
function shifted(old: Due, shift: string): Due | 'NO_DUE' {
  const by = Temporal.Duration.from(shift)
  if (old.time === null) {
    const hasHours = by.hours !== 0 || by.minutes !== 0 || by.seconds !== 0
    return hasHours ? 'NO_DUE' : { ...old, date: Temporal.PlainDate.from(old.date).add(by).toString() }
  }
  const moved = startOf(old).add(by)
  const smallestUnit = moved.second === 0 ? 'minute' : 'second'
  return { ...old, date: moved.toPlainDate().toString(), time: moved.toPlainTime().toString({ smallestUnit }) }
}

export const startOf = ({ date, time, timeZone }: Due): Temporal.ZonedDateTime =>
  Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time ?? '00:00') })

export const isSameDue = (one: Due | null, other: Due | null): boolean =>
  one === other ||
  (one !== null &&
    other !== null &&
    one.date === other.date &&
    one.timeZone === other.timeZone &&
    one.time?.slice(0, 5) === other.time?.slice(0, 5))

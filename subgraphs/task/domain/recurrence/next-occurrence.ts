import { Temporal } from 'temporal-polyfill'
import { isOnRule, slotsFrom } from '../../../../platform/recurrence/expand.ts'
import type { LocalRule } from '../../../../platform/recurrence/rule.ts'
import { isWholeDay, pointOf, pointOfWall, type Slot, slotAt } from '../../../../platform/recurrence/slot.ts'
import { isOver } from './slot-due.ts'

export type Repetition = Readonly<{
  rule: LocalRule
  anchor: 'DUE' | 'COMPLETION'
  /** The due of the first task, on the rule or off it. */
  start: Slot
  timeZone: string
}>

/** An occurrence that is completed or skipped, and when. The rest is asked by `anchor: COMPLETION` only. */
export type Finished = Readonly<{
  slot: Slot
  at: Date
  /** How many tasks the series has had: this one, and a first one off the rule, among them. */
  made: number
  /** Slots of the series that may lie ahead: whoever is done early could come back to one. */
  taken?: ReadonlySet<Slot>
}>

/** The slot of the task to be made next, or null when the series is over. */
export const nextOccurrence = (series: Repetition, finished: Finished): Slot | null =>
  series.anchor === 'DUE' ? nextOnGrid(series, finished) : nextAfterDone(series, finished)

/** The first slot after both the one finished and now. A whole day is not over before its end, so today may be next. */
function nextOnGrid({ rule, start, timeZone }: Repetition, { slot, at }: Finished): Slot | null {
  const now = earliestAhead(at, timeZone, isWholeDay(start))
  const ahead = slotsFrom(rule, start, now > slot ? now : slot)
  return firstOf(ahead, (next) => next > slot && !isOver(next, timeZone, at))
}

/** The rule begins anew on the day it was done, at its own time of day; what that day itself would be is done. */
function nextAfterDone({ rule, start, timeZone }: Repetition, { slot, at, made, taken }: Finished): Slot | null {
  const counted = isOnRule(rule, start, start) ? made : made - 1
  if (rule.count !== null && counted >= rule.count) return null

  const restart = restartAt(rule, start, timeZone, at)
  const isFree = (next: Slot) => next > restart && next !== slot && !taken?.has(next)
  const ahead = slotsFrom({ ...rule, count: null }, restart, restart)
  return firstOf(ahead, (next) => isFree(next) && !isOver(next, timeZone, at))
}

function firstOf(slots: Iterable<Slot>, isMeant: (slot: Slot) => boolean): Slot | null {
  for (const slot of slots) if (isMeant(slot)) return slot
  return null
}

/** Hours have no time of day to keep: those are counted from the minute it was done. */
function restartAt({ frequency }: LocalRule, start: Slot, timeZone: string, at: Date): Slot {
  const wall = pointOfWall(at.getTime() + offsetAt(at.getTime(), timeZone))
  const { second } = frequency === 'HOURLY' ? { second: wall.second - (wall.second % 60) } : pointOf(start)
  return slotAt({ day: wall.day, second })
}

const dayLong = 86_400_000

/**
 * No slot before this one is ahead. What the clock skips when it goes forward is put off (in Apia, once, by a whole day), and so may
 * be ahead although the clock shows more: the clock as it went the day before knows.
 */
function earliestAhead(at: Date, timeZone: string, isWholeDay: boolean): Slot {
  const now = at.getTime()
  const offset = Math.min(offsetAt(now, timeZone), offsetAt(now - dayLong, timeZone))
  const { day, second } = pointOfWall(now + offset)
  return slotAt({ day, second: isWholeDay ? null : second })
}

const offsetAt = (instant: number, timeZone: string): number =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).offsetNanoseconds / 1e6

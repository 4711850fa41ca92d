import { type Civil, civilOf, dayNumber } from './calendar.ts'

/**
 * Where a rule falls, as local wall time: `2026-11-23T17:00`, with seconds only where the due has some, or for a whole
 * day `2026-11-23`. The slots of one rule have one length, so they sort as text.
 */
export type Slot = string

/** A slot as numbers; `second` is of the day, null for a whole day. */
export type Point = Readonly<{ day: number; second: number | null }>

const two = (value: number) => String(value).padStart(2, '0')

export const dateText = ({ year, month, day }: Civil): string =>
  `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`

export function timeText(second: number): string {
  const minute = Math.floor(second / 60)
  const text = `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
  return second % 60 === 0 ? text : `${text}:${two(second % 60)}`
}

export const slotAt = ({ day, second }: Point): Slot =>
  second === null ? dateText(civilOf(day)) : `${dateText(civilOf(day))}T${timeText(second)}`

/** Takes a slot as it is written, or an ISO local date and time; throws where it is neither. */
export function pointOf(slot: Slot): Point {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.0+)?)?)?$/.exec(slot)
  if (!match) throw new RangeError(`'${slot}' is no slot: write it as 2026-11-23T17:00, or 2026-11-23 for a whole day`)
  const [, year, month, day, hour, minute, second] = match
  return {
    day: dayNumber(Number(year), Number(month), Number(day)),
    second: hour === undefined ? null : Number(hour) * 3600 + Number(minute) * 60 + Number(second ?? 0),
  }
}

export const isWholeDay = (slot: Slot): boolean => !slot.includes('T')

/** The slot of a due, in the one spelling under which it is kept. */
export const slotOf = ({ date, time }: Readonly<{ date: string; time?: string | null | undefined }>): Slot =>
  slotAt(pointOf(time == null ? date : `${date}T${time}`))

/** A slot as the words of a due. */
export function dueWordsOf(slot: Slot): Readonly<{ date: string; time: string | null }> {
  const { day, second } = pointOf(slot)
  return { date: dateText(civilOf(day)), time: second === null ? null : timeText(second) }
}

/** The wall clock, given in milliseconds as if it were UTC; less what is smaller than a second. */
export function pointOfWall(milliseconds: number): Readonly<{ day: number; second: number }> {
  const seconds = Math.floor(milliseconds / 1000)
  const day = Math.floor(seconds / 86_400)
  return { day, second: seconds - day * 86_400 }
}

import { mod } from './calendar.ts'
import { remembered } from './remembered.ts'
import type { Rule } from './rule.ts'
import type { Point } from './slot.ts'

/** The seconds of a day at which the rule falls, ascending; null alone for a whole day. */
export type TimesOn = (day: number) => readonly (number | null)[]

const wholeDay = [null] as const

export function timesOf(rule: Rule, start: Point): TimesOn {
  const { second } = start
  if (second === null) return () => wholeDay
  const hour = Math.floor(second / 3600)
  const hours = rule.byHour.length > 0 ? rule.byHour : [hour]
  const minutes = rule.byMinute.length > 0 ? rule.byMinute : [Math.floor(second / 60) % 60]
  const inHour = minutes.map((minute) => minute * 60 + (second % 60))
  if (rule.frequency === 'HOURLY') return everyFewHours(rule, start.day * 24 + hour, picked(inHour, rule.bySetPos))

  const inDay = hours.flatMap((each) => inHour.map((past) => each * 3600 + past))
  const times = rule.frequency === 'DAILY' ? picked(inDay, rule.bySetPos) : inDay
  return () => times
}

/** BYSETPOS: the nth of a list, from the end when negative. */
export function picked<T>(list: readonly T[], positions: readonly number[]): readonly T[] {
  if (positions.length === 0) return list
  const isPicked = (index: number) => positions.includes(index + 1) || positions.includes(index - list.length)
  return list.filter((_, index) => isPicked(index))
}

/** The hours go on over midnight, so which of them a day has hangs on how many have gone by since the start. */
function everyFewHours({ byHour, interval }: Rule, startHour: number, inHour: readonly number[]): TimesOn {
  const timesFrom = remembered((first: number) => {
    const times: number[] = []
    for (let hour = first; hour < 24; hour += interval)
      if (byHour.length === 0 || byHour.includes(hour)) times.push(...inHour.map((past) => hour * 3600 + past))
    return times
  })
  return (day) => timesFrom(mod(startHour - day * 24, interval))
}

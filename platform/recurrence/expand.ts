import { dayNumber } from './calendar.ts'
import { type Periods, periodsOf } from './periods.ts'
import type { LocalRule } from './rule.ts'
import { type Search, type Steps, searchFrom } from './search.ts'
import { type Point, pointOf, type Slot, slotAt } from './slot.ts'
import { type TimesOn, timesOf } from './times.ts'

const lastDay = dayNumber(9998, 12, 31) // as with dues

/**
 * The rule's own slots from `from` on, in order, as many as are asked for: a first due off the rule is not among them. They end with
 * COUNT or UNTIL, with the year 9998, or where 100 years go by without one.
 */
export function* slotsFrom(rule: LocalRule, start: Slot, from: Slot, steps: Steps = { taken: 0 }): Generator<Slot> {
  for (const point of pointsFrom(rule, pointOf(start), pointOf(from), steps)) yield slotAt(point)
}

/** The first slot after one, or null when the series is over. */
export function nextSlot(rule: LocalRule, start: Slot, after: Slot, steps?: Steps): Slot | null {
  for (const slot of slotsFrom(rule, start, after, steps)) if (slot > after) return slot
  return null
}

/** Whether the rule itself falls on a slot. */
export function isOnRule(rule: LocalRule, start: Slot, slot: Slot): boolean {
  for (const first of slotsFrom(rule, start, slot)) return first === slot
  return false
}

function* pointsFrom(rule: LocalRule, start: Point, wanted: Point, steps: Steps): Generator<Point> {
  const from = wanted.day < start.day ? start : wanted
  const end = rule.until ? pointOf(rule.until.at) : { day: lastDay, second: null }
  const search = searchFrom(from.day, end.day, steps)
  const walk = walkOf(rule, start, search)
  const before = rule.count === null ? jump(walk, from) : countUpTo(walk, from, rule.count)
  let { left } = before

  if (left === 0) return
  for (const [day, times] of daysFrom(walk, before.period)) {
    const possible = upTo(end, day, since(start, day, times))
    const counted = possible.length > left ? possible.slice(0, left) : possible
    left -= counted.length
    for (const second of since(from, day, counted)) {
      yield { day, second }
      search.found(day)
    }
    if (left === 0) return
  }
}

type Walk = Readonly<{
  periods: Periods
  timesIn: (days: readonly number[]) => TimesOn
  start: Point
  search: Search
  /** Steps that a period takes beside its days: itself, days that are asked in vain, and what BYSETPOS picks. */
  perPeriod: number
}>

function walkOf(rule: LocalRule, start: Point, search: Search): Walk {
  const periods = periodsOf(rule, start.day)
  const perPeriod = 1 + periods.asked + rule.bySetPos.length
  return { periods, timesIn: timesInPeriods(rule, start), start, search, perPeriod }
}

/** Where to begin, and how many slots there still may be. */
type Before = Readonly<{ period: number; left: number }>

/** Nothing is counted, so what was before `from` need not be looked at. */
function jump({ periods: { numberOf, stride }, start }: Walk, from: Point): Before {
  const first = numberOf(start.day)
  const period = first + Math.floor((numberOf(from.day) - first) / stride) * stride
  return { period, left: Number.POSITIVE_INFINITY }
}

/** COUNT counts from the start: whole periods as long as they end before `from`. */
function countUpTo({ periods, timesIn, start, search, perPeriod }: Walk, from: Point, count: number): Before {
  let period = periods.numberOf(start.day)
  let left = count
  while (left > 0 && periods.firstDay(period + periods.stride) <= from.day) {
    const days = periods.daysIn(period)
    const timesOn = timesIn(days)
    search.step(days.length + perPeriod)
    for (const day of days) left -= since(start, day, timesOn(day)).length
    period += periods.stride
  }
  return { period, left: Math.max(left, 0) }
}

type Times = ReturnType<TimesOn>

function since(point: Point, day: number, times: Times): Times {
  if (day !== point.day) return day > point.day ? times : []
  return times.filter((second) => (second ?? 0) >= (point.second ?? 0))
}

/** An end without a time lasts to the end of its day. */
function upTo({ day: last, second: lastSecond }: Point, day: number, times: Times): Times {
  if (day < last || lastSecond === null) return times
  return times.filter((second) => (second ?? 0) <= lastSecond)
}

/** The days on which the rule falls, with their times, from the start on. */
function* daysFrom({ periods, timesIn, start, search, perPeriod }: Walk, first: number): Generator<[number, Times]> {
  for (let period = first; search.isWithin(periods.firstDay(period)); period += periods.stride) {
    const days = periods.daysIn(period)
    const timesOn = timesIn(days)
    search.step(days.length + perPeriod)
    for (const day of days) if (search.isWithin(day) && day >= start.day) yield [day, timesOn(day)]
  }
}

/** BYSETPOS picks from all that a week, month or year would have; shorter periods have picked already. */
function timesInPeriods(rule: LocalRule, start: Point): (days: readonly number[]) => TimesOn {
  const timesOn = timesOf(rule, start)
  const isPickedHere = rule.frequency !== 'HOURLY' && rule.frequency !== 'DAILY' && rule.bySetPos.length > 0
  if (!isPickedHere) return () => timesOn

  const times = timesOn(start.day) // the same on every day: only hourly rules have days that differ
  return (days) => {
    const chosen = new Map<number, (number | null)[]>()
    for (const index of placesOf(rule.bySetPos, days.length * times.length)) {
      const day = days[Math.floor(index / times.length)] ?? lastDay
      const before = chosen.get(day)
      const time = times[index % times.length] ?? null
      if (before) before.push(time)
      else chosen.set(day, [time])
    }
    return (day) => chosen.get(day) ?? []
  }
}

/** From 0 on and ascending; positions that the set has not are left out. */
function placesOf(positions: readonly number[], size: number): readonly number[] {
  const places = positions.map((position) => (position > 0 ? position - 1 : size + position))
  return [...new Set(places)].filter((place) => place >= 0 && place < size).sort((a, b) => a - b)
}

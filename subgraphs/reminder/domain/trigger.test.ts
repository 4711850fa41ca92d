import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DueWords, dueInstant, spelled, triggerOf } from './trigger.ts'
import { expectedInstant, midnight, zone } from './wall-clock.fixture.ts'

const words = (wall: number, timeZone: string, isWholeDay: boolean): DueWords => {
  const text = new Date(wall).toISOString()
  return { date: text.slice(0, 10), time: isWholeDay ? null : text.slice(11, 19), timeZone }
}

const wallTime = fc
  .tuple(midnight, fc.oneof(fc.integer({ min: 0, max: 4 * 3_600 }), fc.integer({ min: 0, max: 86_399 })))
  .map(([date, second]) => date + second * 1_000)
const leadSeconds = fc.oneof(fc.constantFrom(0, 900, 86_400), fc.integer({ min: 0, max: 366 * 86_400 }))

test('a reminder comes its lead before the instant that a clock on the wall there shows the due', () => {
  fc.assert(
    fc.property(wallTime, zone, leadSeconds, (wall, timeZone, seconds) => {
      const triggerAt = triggerOf({ lead: `PT${seconds}S`, at: null }, words(wall, timeZone, false))

      expect(triggerAt?.getTime()).toBe(expectedInstant(wall, timeZone) - seconds * 1_000)
    }),
    { numRuns: 2_000 },
  )
})

test('of a whole day the lead counts from 09:00 there', () => {
  fc.assert(
    fc.property(midnight, zone, leadSeconds, (date, timeZone, seconds) => {
      const triggerAt = triggerOf({ lead: `PT${seconds}S`, at: null }, words(date, timeZone, true))

      expect(triggerAt?.getTime()).toBe(expectedInstant(date + 9 * 3_600_000, timeZone) - seconds * 1_000)
    }),
    { numRuns: 1_000 },
  )
})

test.each([
  ['a gap takes the later instant', '2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T01:30:00Z'],
  ['an overlap takes the first', '2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00Z'],
  ['half an hour of gap', '2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:45:00Z'],
  ['three quarters of an hour off', '2026-06-01', '09:00', 'Asia/Kathmandu', '2026-06-01T03:15:00Z'],
])('%s', (_, date, time, timeZone, instant) => {
  expect(dueInstant({ date, time, timeZone })).toEqual(new Date(instant))
})

test('a day before is 24 hours, also when the clock changes in between', () => {
  const due = { date: '2026-03-29', time: '12:00', timeZone: 'Europe/Berlin' }

  expect(triggerOf({ lead: 'P1D', at: null }, due)).toEqual(new Date('2026-03-28T10:00:00Z'))
})

test('an instant of its own needs no due, and a lead has no time without one', () => {
  const at = new Date('2030-01-01T09:00:00Z')

  expect(triggerOf({ lead: null, at }, null)).toEqual(at)
  expect(triggerOf({ lead: 'PT0S', at: null }, null)).toBeNull()
})

test('a fraction of a millisecond makes nothing come early', () => {
  const due = { date: '2030-01-01', time: '09:00', timeZone: 'UTC' }

  expect(triggerOf({ lead: 'PT0.0009S', at: null }, due)).toEqual(new Date('2030-01-01T09:00:00Z'))
})

test.each([
  ['pt15m', 'PT15M'],
  ['+PT15M', 'PT15M'],
  ['P1W', 'P1W'],
  ['PT0S', 'PT0S'],
])('%s is kept as %s', (given, kept) => {
  expect(spelled(given)).toBe(kept)
})

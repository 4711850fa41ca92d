import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coversWholeDay, isQuietTime, type QuietHours, quietUntil } from './quiet-hours.ts'
import { day, expectedInstant, midnight, zone } from './wall-clock.fixture.ts'

const minute = 60_000
const timeOf = (minutes: number) => new Date(minutes * minute).toISOString().slice(11, 16)
const anyMinute = fc.oneof(fc.integer({ min: 0, max: 4 * 60 }), fc.integer({ min: 0, max: 1_439 }))
const window = fc.tuple(anyMinute, anyMinute).filter(([from, until]) => from !== until)
// As many hours around the night in which the clock changes as any of these zones is off UTC.
const moment = fc
  .tuple(midnight, fc.integer({ min: -16 * 3_600, max: 28 * 3_600 }))
  .map(([date, second]) => new Date(date + second * 1_000))

/** Minute by minute, out of every window of the week around. */
function expectedEnd(at: Date, [from, until]: readonly [number, number], timeZone: string): Date | null {
  const dates = [-3, -2, -1, 0, 1, 2, 3].map((days) => Math.floor(at.getTime() / day + days) * day)
  const windows = dates.map((date) => ({
    start: expectedInstant(date + from * minute, timeZone),
    end: expectedInstant(date + until * minute + (until < from ? day : 0), timeZone),
  }))
  const isQuiet = (instant: number) => windows.some(({ start, end }) => start <= instant && instant < end)
  if (!isQuiet(at.getTime())) return null
  let end = Math.floor(at.getTime() / minute) * minute + minute
  while (isQuiet(end)) end += minute
  return new Date(end)
}

test('F23: quiet hours last from wall time to wall time, on the days too on which the clock changes', () => {
  fc.assert(
    fc.property(moment, window, zone, (at, [from, until], timeZone) => {
      const quietHours = { from: timeOf(from), until: timeOf(until) }

      expect(quietUntil(at, quietHours, timeZone)).toEqual(expectedEnd(at, [from, until], timeZone))
    }),
    { numRuns: 3_000 },
  )
})

test('what waits for their end is not made to wait again', () => {
  fc.assert(
    fc.property(moment, window, zone, (at, [from, until], timeZone) => {
      const quietHours = { from: timeOf(from), until: timeOf(until) }
      const end = quietUntil(at, quietHours, timeZone)

      if (end) expect(quietUntil(end, quietHours, timeZone)).toBeNull()
    }),
  )
})

const night: QuietHours = { from: '22:00', until: '07:00' }
test.each([
  ['they begin to the second', '2026-06-01T20:00:00Z', night, '2026-06-02T05:00:00Z'],
  ['before it they have not', '2026-06-01T19:59:59.999Z', night, null],
  ['past midnight they go on', '2026-06-02T01:00:00Z', night, '2026-06-02T05:00:00Z'],
  ['at their end they are over', '2026-06-02T05:00:00Z', night, null],
  ['of one and the same day', '2026-06-01T11:00:00Z', { from: '12:30', until: '13:30:30' }, '2026-06-01T11:30:30Z'],
  ['over the night that loses an hour', '2026-03-28T23:00:00Z', night, '2026-03-29T05:00:00Z'],
  ['over the night that gains one', '2026-10-24T22:00:00Z', night, '2026-10-25T06:00:00Z'],
  [
    'until a time that the clock skips',
    '2026-03-29T00:30:00Z',
    { from: '01:00', until: '02:30' },
    '2026-03-29T01:30:00Z',
  ],
  [
    'until a time that it shows twice',
    '2026-10-25T00:10:00Z',
    { from: '01:00', until: '02:30' },
    '2026-10-25T00:30:00Z',
  ],
  [
    'with nothing in between, as it was skipped',
    '2026-03-29T00:00:00Z',
    { from: '03:00', until: '02:00' },
    '2026-03-30T00:00:00Z',
  ],
] as const)('F23: %s', (_, at, quietHours, end) => {
  expect(quietUntil(new Date(at), quietHours, 'Europe/Berlin')).toEqual(end && new Date(end))
})

test.each([
  ['22:00', '22:00', true],
  ['22:00', '22:00:00', true],
  ['22:00', '21:59:59', false],
  ['00:00', '23:59', false],
])('from %s until %s covers the whole day: %s', (from, until, isWhole) => {
  expect(coversWholeDay({ from, until })).toBe(isWhole)
})

test('without quiet hours it is never quiet, and with nothing else neither, as there would be no end to wait for', () => {
  expect(quietUntil(new Date('2026-06-01T23:00:00Z'), null, 'UTC')).toBeNull()
  expect(quietUntil(new Date('2026-06-01T23:00:00Z'), { from: '22:00', until: '22:00' }, 'UTC')).toBeNull()
})

test('a time on the wall is quiet when it is so on a day without any change of the clock', () => {
  fc.assert(
    fc.property(anyMinute, window, (time, [from, until]) => {
      const quietHours = { from: timeOf(from), until: timeOf(until) }

      expect(isQuietTime(timeOf(time), quietHours)).toBe(
        quietUntil(new Date(Date.UTC(2026, 0, 9) + time * minute), quietHours, 'UTC') !== null,
      )
    }),
  )
})

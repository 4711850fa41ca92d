import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DigestRule, digestDate, nextDigestAt } from './digest-time.ts'
import { dateIn } from './local-day.ts'
import { day, expectedInstant, midnight, wallOf, zone } from './wall-clock.fixture.ts'

const rule: DigestRule = { at: '07:30', timeZone: 'Europe/Berlin', quietHours: null }
const minute = 60_000
const minuteOfDay = fc.oneof(fc.integer({ min: 0, max: 4 * 60 }), fc.integer({ min: 0, max: 1_439 }))
const timeOf = (minutes: number) => new Date(minutes * minute).toISOString().slice(11, 16)

/** So many digests, each as the one before has come. */
function digests(from: Date, by: DigestRule, count: number): Date[] {
  const times: Date[] = []
  while (times.length < count) times.push(nextDigestAt(times.at(-1) ?? from, by))
  return times
}

test('F23: one comes each day, at its time on the wall, also around a change of the clock', () => {
  fc.assert(
    fc.property(midnight, minuteOfDay, zone, (date, minutes, timeZone) => {
      const from = new Date(expectedInstant(date - 2 * day, timeZone))
      const times = digests(new Date(from.getTime() - 1), { at: timeOf(minutes), timeZone, quietHours: null }, 5)

      const wanted = [-2, -1, 0, 1, 2].map((days) => expectedInstant(date + days * day + minutes * minute, timeZone))
      expect(times.map((at) => at.getTime())).toEqual(wanted)
    }),
    { numRuns: 500 },
  )
})

test('F23: one comes each day for that day, whatever is quiet', () => {
  const window = fc.tuple(minuteOfDay, minuteOfDay).filter(([from, until]) => from !== until)
  fc.assert(
    fc.property(midnight, minuteOfDay, window, zone, (date, minutes, [from, until], timeZone) => {
      const quietHours = { from: timeOf(from), until: timeOf(until) }
      const by = { at: timeOf(minutes), timeZone, quietHours }
      const dates = digests(new Date(date - 3 * day), by, 7).map((at) => digestDate(at, by))

      const first = Date.parse(String(dates[0]))
      expect(dates).toEqual(
        [0, 1, 2, 3, 4, 5, 6].map((days) => new Date(first + days * day).toISOString().slice(0, 10)),
      )
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['on the day that has no 02:30', '2026-03-28T12:00:00Z', '02:30', '2026-03-29T01:30:00Z'],
  ['on the day that has it twice', '2026-10-24T12:00:00Z', '02:30', '2026-10-25T00:30:00Z'],
  ['as one has just come', '2026-06-01T05:30:00Z', '07:30', '2026-06-02T05:30:00Z'],
])('F23: %s', (_, now, at, next) => {
  expect(nextDigestAt(new Date(now), { ...rule, at })).toEqual(new Date(next))
})

test.each([
  ['within quiet hours it comes at their end', '06:00', '2026-06-02T05:00:00Z'],
  ['also when that is the morning after', '23:00', '2026-06-02T05:00:00Z'],
  ['outside of them it does not wait', '21:00', '2026-06-01T19:00:00Z'],
])('%s', (_, at, next) => {
  const quiet = { ...rule, at, quietHours: { from: '22:00', until: '07:00' } }

  expect(nextDigestAt(new Date('2026-06-01T12:00:00Z'), quiet)).toEqual(new Date(next))
})

test.each([
  ['at its time', '2026-06-03T05:30:00Z', '2026-06-03'],
  ['late on the day', '2026-06-03T21:59:59Z', '2026-06-03'],
  ['after midnight, as the day is over and the next one has yet to come', '2026-06-03T22:00:00Z', null],
])('F24: what is missed comes for its own day or not at all: %s', (_, now, date) => {
  expect(digestDate(new Date(now), rule)).toBe(date)
})

test('its day is that of the calendar there', () => {
  fc.assert(
    fc.property(midnight, minuteOfDay, zone, (date, minutes, timeZone) => {
      const at = nextDigestAt(new Date(date), { at: timeOf(minutes), timeZone, quietHours: null })

      expect(dateIn(at, timeZone)).toBe(new Date(wallOf(at.getTime(), timeZone)).toISOString().slice(0, 10))
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mostNags, type NagRule, nextNag } from './nag.ts'
import { quietUntil } from './quiet-hours.ts'
import { midnight, zone } from './wall-clock.fixture.ts'

const minute = 60_000
const at = new Date('2026-06-01T12:00:00Z')
const after = (minutes: number) => new Date(at.getTime() + minutes * minute)
const rule: NagRule = { nagEvery: 'PT10M', quietHours: null, timeZone: 'Europe/Berlin', isUrgent: false }
const night = { from: '22:00', until: '07:00' }

test('it comes again after each interval, twenty times, and then no more', () => {
  const times = [at]
  for (let count = 0; count < 100; count++) {
    const last = times.at(-1) ?? at
    const next = nextNag(last, count, last, rule)
    if (next) times.push(next)
  }

  expect(times.slice(1)).toEqual(Array.from({ length: mostNags }, (_, index) => after(10 * (index + 1))))
})

test('whoever wants no nags gets none', () => {
  expect(nextNag(at, 0, at, { ...rule, nagEvery: null })).toBeNull()
})

test.each([
  ['at its time', 0, 10],
  ['just before the next', 9.99, 10],
  ['as the next is due', 10, 20],
  ['over three of them', 35, 40],
])('F24: what is missed is passed over (%s)', (_, lateMinutes, nextMinutes) => {
  expect(nextNag(at, 0, after(lateMinutes), rule)).toEqual(after(nextMinutes))
})

test.each([
  ['a nag', false, '2026-06-02T05:00:00Z'],
  ['a nag of a task of HIGH priority', true, '2026-06-01T20:05:00Z'],
])('in quiet hours %s comes at %s, %s', (_, isUrgent, next) => {
  const before = new Date('2026-06-01T19:55:00Z')

  expect(nextNag(before, 0, before, { ...rule, quietHours: night, isUrgent })).toEqual(new Date(next))
})

test('F23: an interval is so many hours, and quiet hours end by the clock on the wall, also when it changes', () => {
  const everyDay = { ...rule, nagEvery: 'P1D' }
  const saturday = new Date('2026-03-28T05:30:00Z') // 06:30 in Berlin, which is 07:30 a day later

  expect(nextNag(saturday, 0, saturday, everyDay)).toEqual(new Date('2026-03-29T05:30:00Z'))
  expect(nextNag(saturday, 0, saturday, { ...everyDay, quietHours: { from: '22:00', until: '08:00' } })).toEqual(
    new Date('2026-03-29T06:00:00Z'),
  )
})

test('F23: however late, the next one is ahead, outside quiet hours, and the first such on its grid', () => {
  const minutes = fc.integer({ min: 1, max: 1_440 })
  fc.assert(
    fc.property(
      midnight,
      minutes,
      fc.integer({ min: 0, max: 5_000 }),
      zone,
      fc.boolean(),
      (date, every, late, timeZone, isUrgent) => {
        const [slot, now] = [new Date(date), new Date(date + late * minute)]
        const next = nextNag(slot, 3, now, { nagEvery: `PT${every}M`, quietHours: night, timeZone, isUrgent })
        let grid = date + every * minute
        while (grid <= now.getTime()) grid += every * minute

        const wanted = new Date(grid)
        expect(next).toEqual((isUrgent ? null : quietUntil(wanted, night, timeZone)) ?? wanted)
      },
    ),
  )
})

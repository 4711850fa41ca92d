import fc from 'fast-check'
import { expect, test } from 'vitest'
import { digestOf, mostLines, standingOf } from './digest.ts'
import type { DueWords } from './trigger.ts'
import { day, expectedInstant, midnight, wallOf, zone } from './wall-clock.fixture.ts'

const now = new Date('2026-06-03T06:00:00Z') // 08:00 in Berlin
const berlin = 'Europe/Berlin'
const due = (date: string, time: string | null = null, timeZone = berlin): DueWords => ({ date, time, timeZone })

test.each([
  ['a time that has passed', due('2026-06-03', '07:59'), 'OVERDUE'],
  ['the very moment', due('2026-06-03', '08:00'), 'OVERDUE'],
  ['later today', due('2026-06-03', '23:59:59'), 'TODAY'],
  ['midnight, which is tomorrow', due('2026-06-04', '00:00'), 'LATER'],
  ['the whole day of today', due('2026-06-03'), 'TODAY'],
  ['the whole day of yesterday', due('2026-06-02'), 'OVERDUE'],
  ['the whole day of tomorrow', due('2026-06-04'), 'LATER'],
  ['a time elsewhere', due('2026-06-04', '06:59', 'Asia/Tokyo'), 'TODAY'],
  ['a whole day elsewhere that has begun', due('2026-06-02', null, 'America/New_York'), 'OVERDUE'],
  ['a whole day elsewhere that begins today', due('2026-06-04', null, 'Asia/Tokyo'), 'TODAY'],
  ['a whole day elsewhere that began yesterday and is not over', due('2026-06-02', null, 'Pacific/Honolulu'), 'TODAY'],
] as const)('%s', (_, words, standing) => {
  expect(standingOf(words, now, berlin)).toBe(standing)
})

test.each([
  ['2026-10-25', '2026-10-25T22:30:00Z', 'TODAY'],
  ['2026-10-25', '2026-10-25T23:00:00Z', 'OVERDUE'],
  ['2026-03-29', '2026-03-29T21:59:00Z', 'TODAY'],
  ['2026-03-29', '2026-03-29T22:00:00Z', 'OVERDUE'],
])('F23: the whole day of %s, which has not 24 hours, is at %s %s', (date, at, standing) => {
  expect(standingOf(due(date), new Date(at), berlin)).toBe(standing)
})

test('F23: of one zone, what is due today is what its calendar says, also on the days on which the clock changes', () => {
  fc.assert(
    fc.property(
      midnight,
      fc.integer({ min: 0, max: 2 * day - 1 }),
      fc.integer({ min: -1, max: 2 }),
      zone,
      (date, ms, days, timeZone) => {
        const at = new Date(expectedInstant(date, timeZone) + ms)
        const today = Math.floor(wallOf(at.getTime(), timeZone) / day) * day
        const words = due(new Date(today + days * day).toISOString().slice(0, 10), null, timeZone)

        expect(standingOf(words, at, timeZone)).toBe(days < 0 ? 'OVERDUE' : days === 0 ? 'TODAY' : 'LATER')
      },
    ),
  )
})

const lines = (count: number, words: DueWords) =>
  Array.from({ length: count }, (_, index) => ({ taskId: `${index}`, title: `Task ${index}`, due: words }))

test('a digest lists fifty of each kind, and counts the rest', () => {
  const tasks = [...lines(53, due('2026-06-03')), ...lines(2, due('2026-06-01'))]
  const digest = digestOf(tasks, { today: 7, overdue: 900 }, now, berlin)

  expect(digest?.today).toMatchObject({ more: 3 + 7 })
  expect(digest?.today.lines).toHaveLength(mostLines)
  expect(digest?.overdue).toMatchObject({ more: 900 })
  expect(digest?.overdue.lines).toHaveLength(2)
})

test('it lists them in the order of their times', () => {
  const tasks = [...lines(1, due('2026-06-03', '17:00')), ...lines(1, due('2026-06-03', '09:00'))]

  expect(digestOf(tasks, { today: 0, overdue: 0 }, now, berlin)?.today.lines.map((line) => line.due.time)).toEqual([
    '09:00',
    '17:00',
  ])
})

test('though all that were read turn out done, it says how many there are beside them', () => {
  expect(digestOf([], { today: 0, overdue: 840 }, now, berlin)).toEqual({
    today: { lines: [], more: 0 },
    overdue: { lines: [], more: 840 },
  })
})

test('with nothing due today and nothing overdue there is none', () => {
  expect(digestOf([], { today: 0, overdue: 0 }, now, berlin)).toBeNull()
  expect(digestOf(lines(3, due('2026-06-04')), { today: 0, overdue: 0 }, now, berlin)).toBeNull()
})

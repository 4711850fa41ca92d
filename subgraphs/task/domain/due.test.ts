import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { dueOf, isOverdue } from './due.ts'

const at = (date: string, time: string | null, timeZone: string) =>
  dueOf({ date, time, timeZone }, 'UTC').at.toISOString()

describe('F23: a time in a gap of the clock takes the later instant', () => {
  test.each([
    // Clocks go forward: Berlin at 02:00 by an hour, New York too, Lord Howe by half an hour only.
    ['Europe/Berlin', '2030-03-31', '02:30', '2030-03-31T01:30:00.000Z', '03:30'],
    ['America/New_York', '2030-03-10', '02:30', '2030-03-10T07:30:00.000Z', '03:30'],
    ['Australia/Lord_Howe', '2030-10-06', '02:15', '2030-10-05T15:45:00.000Z', '02:45'],
  ])('%s, %s %s', (timeZone, date, time, instant, shown) => {
    expect(at(date, time, timeZone)).toBe(instant)
    expect(Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainTime().toString()).toBe(`${shown}:00`)
  })
})

describe('F23: a time that comes twice takes the first', () => {
  test.each([
    ['Europe/Berlin', '2030-10-27', '02:30', '2030-10-27T00:30:00.000Z'],
    ['America/New_York', '2030-11-03', '01:30', '2030-11-03T05:30:00.000Z'],
    ['Australia/Lord_Howe', '2030-04-07', '01:45', '2030-04-06T14:45:00.000Z'],
  ])('%s, %s %s', (timeZone, date, time, instant) => {
    expect(at(date, time, timeZone)).toBe(instant)
  })
})

describe('F23: a zone that never changes, and dates that come seldom', () => {
  test.each([
    ['Asia/Kathmandu', '2030-03-31', '02:30', '2030-03-30T20:45:00.000Z'],
    ['UTC', '2028-02-29', '17:00:30', '2028-02-29T17:00:30.000Z'],
    ['Asia/Karachi', '2030-01-31', '17:00', '2030-01-31T12:00:00.000Z'],
  ])('%s, %s %s', (timeZone, date, time, instant) => {
    expect(at(date, time, timeZone)).toBe(instant)
  })
})

describe('without a time it is the whole day: from its first instant to the first of the next', () => {
  test.each([
    ['UTC', '2030-01-31', '2030-01-31T00:00:00.000Z', 24],
    ['Europe/Berlin', '2030-03-31', '2030-03-30T23:00:00.000Z', 23],
    ['Europe/Berlin', '2030-10-27', '2030-10-26T22:00:00.000Z', 25],
    ['Australia/Lord_Howe', '2030-10-06', '2030-10-05T13:30:00.000Z', 23.5],
    ['Australia/Lord_Howe', '2030-04-07', '2030-04-06T13:00:00.000Z', 24.5],
    ['Asia/Kathmandu', '2028-02-29', '2028-02-28T18:15:00.000Z', 24],
    // Where clocks go forward at midnight, the day begins at 01:00.
    ['Asia/Beirut', '2030-03-31', '2030-03-30T22:00:00.000Z', 23],
  ])('%s, %s', (timeZone, date, startsAt, hours) => {
    const due = dueOf({ date, timeZone }, 'UTC')
    expect(due.startsAt.toISOString()).toBe(startsAt)
    expect((due.at.getTime() - due.startsAt.getTime()) / 3_600_000).toBe(hours)
  })
})

test('the zone is the one that is said, else the owner’s', () => {
  const words = { date: '2030-01-02', time: '17:00' }
  expect(dueOf({ ...words, timeZone: 'Asia/Kathmandu' }, 'Europe/Berlin').timeZone).toBe('Asia/Kathmandu')
  for (const timeZone of [null, undefined])
    expect(dueOf({ ...words, timeZone }, 'Europe/Berlin')).toMatchObject({
      timeZone: 'Europe/Berlin',
      at: new Date('2030-01-02T16:00:00Z'),
    })
})

test('what was said is kept as it was said, even where the clock had a gap', () => {
  const words = { date: '2030-03-31', time: '02:30', timeZone: 'Europe/Berlin' }
  expect(dueOf(words, 'UTC')).toMatchObject(words)
})

test('it is overdue from its instant on; a whole day only once it is over', () => {
  const fiveOClock = dueOf({ date: '2030-01-02', time: '17:00' }, 'UTC')
  const wholeDay = dueOf({ date: '2030-01-02' }, 'UTC')

  expect(isOverdue(fiveOClock, new Date('2030-01-02T16:59:59.999Z'))).toBe(false)
  expect(isOverdue(fiveOClock, new Date('2030-01-02T17:00:00Z'))).toBe(true)
  expect(isOverdue(wholeDay, new Date('2030-01-02T23:59:59.999Z'))).toBe(false)
  expect(isOverdue(wholeDay, new Date('2030-01-03T00:00:00Z'))).toBe(true)
})

const zones = fc.constantFrom(
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Africa/Casablanca',
)
const days = fc
  .integer({ min: 0, max: 40_000 })
  .map((days) => Temporal.PlainDate.from('1990-01-01').add({ days }).toString())
const two = (value: number) => String(value).padStart(2, '0')
const times = fc.tuple(fc.nat(23), fc.nat(59)).map(([hour, minute]) => `${two(hour)}:${two(minute)}`)

test('on any day, in any zone: it shows the time that was said, or the clock was never there', () => {
  fc.assert(
    fc.property(zones, days, times, (timeZone, date, time) => {
      const { at, startsAt } = dueOf({ date, time, timeZone }, 'UTC')
      const shown = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone)
      const said = Temporal.PlainDateTime.from(`${date}T${time}`)
      const wasSkipped = !shown.toPlainDateTime().equals(said)

      expect(startsAt).toEqual(at)
      if (wasSkipped) {
        // Later than said, by the length of the gap, and just after a change of the offset.
        expect(Temporal.PlainDateTime.compare(shown.toPlainDateTime(), said)).toBe(1)
        expect(shown.subtract({ hours: 2 }).offset).not.toBe(shown.offset)
      } else {
        // Never the second of two.
        const hourBefore = shown.subtract({ minutes: 60 }).toPlainDateTime()
        const halfBefore = shown.subtract({ minutes: 30 }).toPlainDateTime()
        expect([hourBefore, halfBefore].some((other) => other.equals(said))).toBe(false)
      }
    }),
    { numRuns: 2_000 },
  )
})

test('on any day, in any zone: the day ends where the next begins, and holds each of its times', () => {
  fc.assert(
    fc.property(zones, days, times, (timeZone, date, time) => {
      const today = dueOf({ date, timeZone }, 'UTC')
      const tomorrow = dueOf({ date: Temporal.PlainDate.from(date).add({ days: 1 }).toString(), timeZone }, 'UTC')
      const moment = dueOf({ date, time, timeZone }, 'UTC')

      expect(today.at).toEqual(tomorrow.startsAt)
      expect(moment.at.getTime()).toBeGreaterThanOrEqual(today.startsAt.getTime())
      expect(moment.at.getTime()).toBeLessThan(today.at.getTime())
    }),
    { numRuns: 2_000 },
  )
})

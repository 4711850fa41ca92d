import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { checkStart } from '../../../../platform/recurrence/check-start.ts'
import { slotsFrom } from '../../../../platform/recurrence/expand.ts'
import { ruleOf, ruleTexts, starts } from '../../../../platform/recurrence/rules.fixture.ts'
import { next } from './next-occurrence.fixture.ts'
import { nextOccurrence } from './next-occurrence.ts'
import { previewSlots } from './preview.ts'
import { isOver, slotInstant } from './slot-due.ts'

describe('F23: no occurrence is lost to the clock', () => {
  test.each([
    // [zone, the day before, the instants of three days]
    ['Europe/Berlin', '2030-03-30T02:30', ['2030-03-30T01:30', '2030-03-31T01:30', '2030-04-01T00:30']],
    ['Europe/Berlin', '2030-10-26T02:30', ['2030-10-26T00:30', '2030-10-27T00:30', '2030-10-28T01:30']],
    ['America/New_York', '2030-03-09T02:30', ['2030-03-09T07:30', '2030-03-10T07:30', '2030-03-11T06:30']],
    ['Australia/Lord_Howe', '2030-10-05T02:15', ['2030-10-04T15:45', '2030-10-05T15:45', '2030-10-06T15:15']],
    ['Asia/Kathmandu', '2028-02-28T02:30', ['2028-02-27T20:45', '2028-02-28T20:45', '2028-02-29T20:45']],
    ['Asia/Beirut', '2030-03-30T00:00', ['2030-03-29T22:00', '2030-03-30T22:00', '2030-03-31T21:00']],
    // Samoa had no 30 December 2011: what was due then came a day later.
    ['Pacific/Apia', '2011-12-29T09:00', ['2011-12-29T19:00', '2011-12-30T19:00', '2011-12-30T19:00']],
    ['Pacific/Kiritimati', '1994-12-30T09:00', ['1994-12-30T19:00', '1994-12-31T19:00', '1994-12-31T19:00']],
  ])('%s from %s', (timeZone, start, instants) => {
    const shown = previewSlots({ rule: ruleOf('FREQ=DAILY'), start, timeZone }, 3)
    expect(shown.map((instant) => instant.toISOString().slice(0, 16))).toEqual(instants)
  })

  test('what the clock has just skipped is still ahead for as long as it is put off', () => {
    const given = { rule: 'FREQ=DAILY', start: '2030-03-30T02:30', zone: 'Europe/Berlin' }
    expect(next('DUE', { ...given, at: '2030-03-31T01:15Z' })).toBe('2030-03-31T02:30') // the wall shows 03:15
    expect(next('DUE', { ...given, at: '2030-03-31T01:30Z' })).toBe('2030-04-01T02:30')
  })

  test('a time that comes twice is over after the first', () => {
    const given = { rule: 'FREQ=DAILY', start: '2030-10-26T02:30', zone: 'Europe/Berlin' }
    expect(next('DUE', { ...given, at: '2030-10-27T01:15Z' })).toBe('2030-10-28T02:30') // the wall shows 02:15 again
  })
})

const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Africa/Casablanca',
]

test('in any zone, at any time: it is the first of the slots that is neither done nor over', () => {
  const minutes = fc.integer({ min: 0, max: 60 * 24 * 900 })
  fc.assert(
    fc.property(ruleTexts, starts, fc.constantFrom(...zones), minutes, (text, start, timeZone, late) => {
      const rule = ruleOf(text, timeZone)
      fc.pre(checkStart(rule, start).length === 0)
      const at = new Date(slotInstant(start, timeZone).getTime() + late * 60_000)
      // From two days before, by brute force.
      const from = Temporal.Instant.fromEpochMilliseconds(at.getTime())
        .subtract({ hours: 48 })
        .toZonedDateTimeISO(timeZone)
      const slots = slotsFrom(rule, start, `${from.toPlainDate().toString()}T00:00`)
      const expected = slots.find((slot) => slot > start && !isOver(slot, timeZone, at)) ?? null
      expect(nextOccurrence({ rule, anchor: 'DUE', start, timeZone }, { slot: start, at, made: 1 })).toBe(expected)
    }),
    { numRuns: 500 },
  )
})

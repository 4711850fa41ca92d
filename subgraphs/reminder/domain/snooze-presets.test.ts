import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { snoozePresets } from './snooze-presets.ts'

const berlin = { timeZone: 'Europe/Berlin', locale: 'EN' } as const
const at = (instant: string) => new Date(instant)

test('on a Wednesday at noon', () => {
  expect(snoozePresets(at('2026-11-25T11:00:00Z'), berlin)).toEqual([
    { name: 'TEN_MINUTES', label: '10 minutes', for: 'PT10M', until: null },
    { name: 'THIS_EVENING', label: 'This evening', for: null, until: at('2026-11-25T17:00:00Z') },
    { name: 'TOMORROW_MORNING', label: 'Tomorrow morning', for: null, until: at('2026-11-26T08:00:00Z') },
    { name: 'NEXT_WEEK', label: 'Next week', for: null, until: at('2026-11-30T08:00:00Z') },
  ])
})

test('from 18:00 on there is no evening to come', () => {
  const namesAt = (instant: string) => snoozePresets(at(instant), berlin).map(({ name }) => name)

  expect(namesAt('2026-11-25T16:59:59.999Z')).toContain('THIS_EVENING')
  expect(namesAt('2026-11-25T17:00:00Z')).toEqual(['TEN_MINUTES', 'TOMORROW_MORNING', 'NEXT_WEEK'])
})

test('next week begins on the next Monday, which on a Monday is not today', () => {
  const mondayFrom = (instant: string) => snoozePresets(at(instant), berlin).at(-1)?.until

  expect(mondayFrom('2026-11-23T00:00:00Z')).toEqual(at('2026-11-30T08:00:00Z'))
  expect(mondayFrom('2026-11-28T22:59:00Z')).toEqual(at('2026-11-30T08:00:00Z'))
  expect(mondayFrom('2026-11-29T23:00:00Z')).toEqual(at('2026-12-07T08:00:00Z'))
})

test('on a Sunday next week begins tomorrow morning, which is there once', () => {
  const names = snoozePresets(at('2026-11-29T11:00:00Z'), berlin).map(({ name }) => name)

  expect(names).toEqual(['TEN_MINUTES', 'THIS_EVENING', 'TOMORROW_MORNING'])
})

test('in the language of the person', () => {
  const labels = snoozePresets(at('2026-11-25T11:00:00Z'), { ...berlin, locale: 'UR' }).map(({ label }) => label)

  expect(labels).toEqual(['10 منٹ', 'آج شام', 'کل صبح', 'اگلے ہفتے'])
})

const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu')
const moments = fc.date({ min: at('2020-01-01T00:00:00Z'), max: at('2040-01-01T00:00:00Z'), noInvalidDate: true })

test('F23: whenever and wherever, each is ahead, at its hour on the wall, on its day', () => {
  fc.assert(
    fc.property(moments, zones, (now, timeZone) => {
      const wallOf = (instant: Date) =>
        Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).toPlainDateTime()
      const today = wallOf(now).toPlainDate()
      for (const { name, until, for: length } of snoozePresets(now, { timeZone, locale: 'EN' })) {
        expect((until === null) !== (length === null)).toBe(true)
        if (!until) continue
        const wall = wallOf(until)
        const days = today.until(wall.toPlainDate()).days
        expect(until > now).toBe(true)
        expect(wall.toPlainTime().toString()).toBe(name === 'THIS_EVENING' ? '18:00:00' : '09:00:00')
        if (name === 'NEXT_WEEK') expect([wall.dayOfWeek, days >= 2 && days <= 7]).toEqual([1, true])
        else expect(days).toBe(name === 'THIS_EVENING' ? 0 : 1)
      }
    }),
  )
})

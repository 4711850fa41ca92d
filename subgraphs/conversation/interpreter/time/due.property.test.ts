import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, it } from 'vitest'
import { tokenize } from '../tokens.ts'
import { addMonths, civilOf, daysOf, isoDate, weekdayOf } from './calendar.ts'
import { localToday, resolveDue } from './due.ts'
import { timePhrases } from './time-phrases.ts'
import { instantOf, wallOf } from './wall-time.ts'

const zones = fc.constantFrom(
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Asia/Karachi',
  'Pacific/Apia',
  'UTC',
)
const instants = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
const days = fc.integer({ min: -700_000, max: 2_900_000 })
const words =
  'at 5 on the 3rd of next month Friday tomorrow tonight in 20 minutes half past an hour 3/12 25/12/2027 5pm 17.30 week from to between and noon March no sorry before EST end day 2 weeks christmas eve this morning'.split(
    ' ',
  )
const said = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 }).map((some) => some.join(' '))

it('names no moment that is over, and each in the zone of the person', () => {
  fc.assert(
    fc.property(said, instants, zones, (text, now, timeZone) => {
      const context = { now, timeZone }
      for (const { when } of timePhrases(tokenize(text), localToday(context))) {
        const due = when && resolveDue(when, context)
        if (!due || typeof due === 'string') continue

        expect(due.at.getTime()).toBeGreaterThan(now.getTime())
        expect([timeZone, 'UTC']).toContain(due.timeZone)
        expect(due.at.getTime()).toBe(readBack(due.date, due.time, due.timeZone))
      }
    }),
    { numRuns: 3000 },
  )
})

/** What whoever reads the slot makes of it; a whole day ends with the next one's start. */
function readBack(date: string, time: string | null, timeZone: string): number {
  const day = Temporal.PlainDate.from(date)
  const start = time === null ? day.add({ days: 1 }) : day.toPlainDateTime(time)
  return start.toZonedDateTime(timeZone).epochMilliseconds
}

it('reckons walls and instants as Temporal does', () => {
  fc.assert(
    fc.property(instants, zones, (at, timeZone) => {
      const zoned = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone)
      const local = zoned.toPlainDateTime()
      const wall = local.toZonedDateTime('UTC').epochMilliseconds

      expect(wallOf(at.getTime(), timeZone)).toBe(wall)
      expect(instantOf(wall, timeZone)).toBe(local.toZonedDateTime(timeZone).epochMilliseconds)
    }),
    { numRuns: 2000 },
  )
})

it('reckons days as Temporal does', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -40, max: 40 }), (day, months) => {
      const date = Temporal.PlainDate.from('1970-01-01').add({ days: day })

      expect(civilOf(day)).toEqual({ year: date.year, month: date.month, day: date.day })
      expect(daysOf(civilOf(day))).toBe(day)
      expect(isoDate(day)).toBe(date.toString())
      expect(weekdayOf(day)).toBe(date.dayOfWeek)
      expect(isoDate(addMonths(day, months))).toBe(date.add({ months }).toString())
    }),
  )
})

it('takes under 20 ms, however 4,000 characters are written', () => {
  const units = [
    '1',
    '1 ',
    'at ',
    'at 5 ',
    'a\u0301 ',
    'next ',
    'the ',
    'in an ',
    '3-',
    '5. ',
    'no 5 ',
    'dec. ',
    '2 days before ',
  ]
  const slow = units.filter((unit) => {
    const tokens = tokenize(unit.repeat(4000).slice(0, 4000))
    return fastest(() => timePhrases(tokens, 20_000)) > 20
  })

  expect(slow).toEqual([])
})

/** In milliseconds of this thread's own, so that others who take the processor are not our slowness. */
function fastest(run: () => unknown): number {
  const times = Array.from({ length: 5 }, () => {
    const start = process.threadCpuUsage()
    run()
    const { user, system } = process.threadCpuUsage(start)
    return (user + system) / 1000
  })
  return Math.min(...times)
}

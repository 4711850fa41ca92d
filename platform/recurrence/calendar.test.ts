import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { civilOf, dayNumber, daysInMonth, daysInYear, weekdayOf, weekNumbers } from './calendar.ts'

test('on any day, from year 1 to 9999, it says what Temporal says, the weeks of ISO 8601 too', () => {
  fc.assert(
    fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (day) => {
      const date = Temporal.PlainDate.from('1970-01-01').add({ days: day })
      const { year, month, weekOfYear = 0, yearOfWeek = 0 } = date
      const weeks = Temporal.PlainDate.from({ year: yearOfWeek, month: 12, day: 28 }).weekOfYear ?? 0

      expect(civilOf(day)).toEqual({ year, month, day: date.day })
      expect(dayNumber(year, month, date.day)).toBe(day)
      expect(weekdayOf(day)).toBe(date.dayOfWeek - 1)
      expect([daysInMonth(year, month), daysInYear(year)]).toEqual([date.daysInMonth, date.daysInYear])
      expect(weekNumbers(day, year, 0)).toEqual([weekOfYear, weekOfYear - weeks - 1])
    }),
    { numRuns: 5_000 },
  )
})

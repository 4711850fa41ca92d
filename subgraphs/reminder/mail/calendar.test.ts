import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, onTestFinished, test, vi } from 'vitest'
import { calendarOf } from './calendar.ts'
import { reminder, taskId } from './mail.fixture.ts'

/** As a calendar reads it, by another library than the one that wrote it. */
function eventOf(given: Partial<typeof reminder>) {
  const written = calendarOf({ ...reminder, ...given }, 'mail.example.org') ?? ''
  const calendar = new ICAL.Component(ICAL.parse(written))
  const component = calendar.getFirstSubcomponent('vevent')
  if (!component) throw new Error(`there is no event in ${written}`)
  return { written, calendar, event: new ICAL.Event(component) }
}

test('a due is an event at its instant, the same entry each time', () => {
  const { calendar, event } = eventOf({})

  expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH')
  expect(event).toMatchObject({ uid: `${taskId}@mail.example.org`, summary: 'Water the plants' })
  expect(event.startDate.toJSDate()).toEqual(new Date('2026-11-22T12:00:00Z'))
  expect(event.component.getFirstPropertyValue('dtstamp')?.toString()).toBe('2026-11-22T11:45:00Z')
  expect(event.component.getFirstPropertyValue('transp')).toBe('TRANSPARENT')
})

test('it is as new as its firing, however long ago it was meant to come', () => {
  const { event } = eventOf({ at: new Date('2020-01-01T00:00:00Z') })

  expect(event.component.getFirstPropertyValue('dtstamp')?.toString()).toBe('2026-11-22T11:45:00Z')
})

test.each([['Pacific/Kiritimati'], ['Pacific/Pago_Pago']])(
  'a whole day is that date, wherever this runs: %s',
  (zone) => {
    vi.stubEnv('TZ', zone)
    onTestFinished(() => void vi.unstubAllEnvs())

    const { event } = eventOf({ due: { date: '2026-11-22', time: null, timeZone: 'Asia/Karachi' } })

    expect(event.startDate).toMatchObject({ isDate: true, year: 2026, month: 11, day: 22 })
  },
)

test('one without a due has no file', () => {
  expect(calendarOf({ ...reminder, due: null }, 'mail.example.org')).toBeNull()
})

test('S22: whatever a title says, it is read as it was written, and adds nothing', () => {
  const nasty = fc.constantFrom('\r\n', '\n', ',', ';', ':', '\\', '"', 'BEGIN:VALARM', 'دودھ', '👩‍👧', 'a', ' ', '\\n')
  const titles = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(nasty, { maxLength: 60 }).map((all) => all.join('')),
  )

  fc.assert(
    fc.property(titles, (title) => {
      const { calendar, event, written } = eventOf({ title: `x${title}x` })
      expect(event.summary).toBe(`x${title}x`.replace(/[\p{Cc}\u2028\u2029]+/gu, ' '))
      expect(calendar.getAllSubcomponents()).toHaveLength(1)
      expect(event.component.getAllSubcomponents()).toEqual([])
      expect(written.split('\r\n').every((line) => !/[\r\n]/.test(line))).toBe(true)
    }),
  )
})

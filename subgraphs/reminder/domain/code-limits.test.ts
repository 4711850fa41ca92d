import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mostCodes, spelledCode, waitForCode } from './code-limits.ts'

const start = new Date('2030-01-01T00:00:00Z').getTime()
const at = (seconds: number) => new Date(start + seconds * 1_000)

test('the first code is sent at once, the next one a minute later', () => {
  expect(waitForCode([], at(0)).ms).toBe(0)
  expect(waitForCode([at(0)], at(20))).toEqual({ ms: 40_000, isOfHour: false })
  expect(waitForCode([at(0)], at(60)).ms).toBe(0)
})

test('the sixth waits until the first of five is an hour old', () => {
  const five = [at(0), at(60), at(120), at(180), at(240)]

  expect(waitForCode(five, at(600))).toEqual({ ms: 3_000_000, isOfHour: true })
  expect(waitForCode(five, at(3_600)).ms).toBe(0)
})

test('whoever asks again and again gets no more than one a minute and five an hour, and always gets one after the wait', () => {
  const pauses = fc.array(fc.integer({ min: 0, max: 1_500 }), { maxLength: 60 })
  fc.assert(
    fc.property(pauses, (seconds) => {
      const sent: Date[] = []
      let now = start
      const lastHour = () => sent.filter((one) => one.getTime() > now - 3_600_000)
      for (const pause of seconds) {
        now += pause * 1_000
        const waitMs = waitForCode(lastHour(), new Date(now)).ms
        if (waitMs > 0) continue
        sent.push(new Date(now))
        const times = sent.map((one) => one.getTime())
        expect(times.every((time, index) => index === 0 || time - (times[index - 1] ?? 0) >= 60_000)).toBe(true)
        expect(times.every((time, index) => (times[index + mostCodes] ?? Infinity) - time >= 3_600_000)).toBe(true)
      }
      const waitMs = waitForCode(lastHour(), new Date(now)).ms
      now += waitMs
      expect(waitForCode(lastHour(), new Date(now)).ms).toBe(0)
    }),
  )
})

test.each(['۱۲۳۴۵۶', '١٢٣٤٥٦', '123 456', '123-456', '\u200f۱۲۳\u00a0۴۵۶\u200f', ' 123456\n'])(
  '%j is 123456',
  (given) => {
    expect(spelledCode(given)).toBe('123456')
  },
)

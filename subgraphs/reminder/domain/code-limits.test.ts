import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mostCodes, spelledCode, waitForCodeMs } from './code-limits.ts'

const start = new Date('2030-01-01T00:00:00Z').getTime()
const at = (seconds: number) => new Date(start + seconds * 1_000)

test('the first code is sent at once, the next one a minute later', () => {
  expect(waitForCodeMs([], at(0))).toBe(0)
  expect(waitForCodeMs([at(0)], at(20))).toBe(40_000)
  expect(waitForCodeMs([at(0)], at(60))).toBe(0)
})

test('the sixth waits until the first of five is an hour old', () => {
  const five = [at(0), at(60), at(120), at(180), at(240)]

  expect(waitForCodeMs(five, at(600))).toBe(3_000_000)
  expect(waitForCodeMs(five, at(3_600))).toBe(0)
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
        const waitMs = waitForCodeMs(lastHour(), new Date(now))
        if (waitMs > 0) continue
        sent.push(new Date(now))
        const times = sent.map((one) => one.getTime())
        expect(times.every((time, index) => index === 0 || time - (times[index - 1] ?? 0) >= 60_000)).toBe(true)
        expect(times.every((time, index) => (times[index + mostCodes] ?? Infinity) - time >= 3_600_000)).toBe(true)
      }
      const waitMs = waitForCodeMs(lastHour(), new Date(now))
      now += waitMs
      expect(waitForCodeMs(lastHour(), new Date(now))).toBe(0)
    }),
  )
})

test.each(['۱۲۳۴۵۶', '١٢٣٤٥٦', '123 456', '123-456', '\u200f۱۲۳\u00a0۴۵۶\u200f', ' 123456\n'])(
  '%j is 123456',
  (given) => {
    expect(spelledCode(given)).toBe('123456')
  },
)

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { giveUpAfterMs, nextAttemptAt } from './retry.ts'

const firedAt = new Date('2030-01-01T09:00:00Z')
const giveUpAt = new Date(firedAt.getTime() + giveUpAfterMs)
const failed = (attempts: number, values: Partial<Parameters<typeof nextAttemptAt>[0]> = {}) =>
  nextAttemptAt({ attempts, now: firedAt, giveUpAt, random: 0.5, ...values })
const secondsLater = (at: Date | null) => at && (at.getTime() - firedAt.getTime()) / 1_000

test('it is tried again after 10 s, 1 min, 5 min, 15 min, 1 h, and then every hour', () => {
  const waits = [1, 2, 3, 4, 5, 6, 20].map((attempts) => secondsLater(failed(attempts)))
  expect(waits).toEqual([10, 60, 300, 900, 3_600, 3_600, 3_600])
})

test('what failed together does not come back together: by up to a fifth earlier or later', () => {
  expect(secondsLater(failed(2, { random: 0 }))).toBe(48)
  expect(secondsLater(failed(2, { random: 0.999_999 }))).toBeCloseTo(72, 2)
})

test('the other side says when: not earlier than that, and a little later, so that not all come back together', () => {
  expect(secondsLater(failed(1, { retryAfterMs: 120_000, random: 0 }))).toBe(120)
  expect(secondsLater(failed(1, { retryAfterMs: 120_000, random: 0.999_999 }))).toBeCloseTo(144, 2)
})

test('who asks for less than our own pauses is not pressed: those grow all the same', () => {
  const waits = [1, 2, 3, 4, 5, 20].map((attempts) => secondsLater(failed(attempts, { retryAfterMs: 0 })))
  expect(waits).toEqual([10, 60, 300, 900, 3_600, 3_600])
  expect(secondsLater(failed(2, { retryAfterMs: 61_000 }))).toBeCloseTo(67.1, 2)
})

test('an instant of the day that the other side named is not missed for coming back a little later', () => {
  const hoursLater = 3 * 3_600_000
  const at = failed(3, { now: new Date(firedAt.getTime() + hoursLater), retryAfterMs: 20 * 3_600_000, random: 0.999 })

  expect(secondsLater(at)).toBeGreaterThanOrEqual(23 * 3_600)
  expect(secondsLater(at)).toBeLessThanOrEqual(23 * 3_600 + 60)
})

const instants = fc.integer({ min: 0, max: giveUpAfterMs }).map((ms) => new Date(firedAt.getTime() + ms))
const randoms = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

test('F28: whatever fails and whenever, the next try is ahead by 8 s or more, and never after it is given up', () => {
  const retryAfter = fc.option(fc.integer({ min: 0, max: 1e9 }), { nil: undefined })
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 200 }),
      instants,
      randoms,
      retryAfter,
      (attempts, now, random, retryAfterMs) => {
        const at = nextAttemptAt({ attempts, now, giveUpAt, random, retryAfterMs })
        if (!at) return
        expect(at.getTime() - now.getTime()).toBeGreaterThanOrEqual(Math.max(8_000, retryAfterMs ?? 0))
        expect(at.getTime()).toBeLessThanOrEqual(giveUpAt.getTime())
      },
    ),
  )
})

test('one that fails for ever is tried for a day, about thirty times, and then no more, however soon it asks to be tried', () => {
  const retryAfter = fc.constantFrom(undefined, 0, 1_000, 10_000)
  fc.assert(
    fc.property(fc.array(randoms, { minLength: 60, maxLength: 60 }), retryAfter, (all, retryAfterMs) => {
      let [now, attempts]: [Date | null, number] = [firedAt, 0]
      let last = firedAt
      while (now && attempts < 100) {
        last = now
        attempts++
        now = nextAttemptAt({ attempts, now, giveUpAt, retryAfterMs, random: all[attempts % 60] ?? 0 })
      }
      expect(attempts).toBeGreaterThanOrEqual(23)
      expect(attempts).toBeLessThanOrEqual(34)
      expect(giveUpAt.getTime() - last.getTime()).toBeLessThanOrEqual(3_600_000 * 1.2)
    }),
  )
})

import { expect, test } from 'vitest'
import { heldKeys } from './held-keys.ts'

test('a key that fails waits twice as long each time, half a minute at most, until it succeeds', () => {
  let now = 0
  const held = heldKeys(() => now)
  const waits = Array.from({ length: 11 }, () => {
    held.hold('a')
    const wait = held.nextIn() ?? 0
    expect(held.waiting()).toEqual(['a'])
    now += wait
    expect(held.waiting()).toEqual([])
    return wait
  })

  expect(waits).toEqual([100, 200, 400, 800, 1_600, 3_200, 6_400, 12_800, 25_600, 30_000, 30_000])
  expect(held.failures('a')).toBe(11)
  held.release('a')
  expect(held.failures('a')).toBe(0)
  expect(held.nextIn()).toBeUndefined()
})

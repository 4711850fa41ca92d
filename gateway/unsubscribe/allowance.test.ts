import { expect, test, vi } from 'vitest'
import { allowance } from './allowance.ts'

test('so many at once, and then as many a second; each has their own', () => {
  let now = 5_000
  vi.spyOn(performance, 'now').mockImplementation(() => now)
  const spend = allowance({ burst: 3, perSecond: 2 })

  expect([spend('a'), spend('a'), spend('a')]).toEqual([0, 0, 0])
  expect(spend('a')).toBe(500)
  expect(spend('b')).toBe(0)
  now += 499
  expect(spend('a')).toBe(1)
  now += 1
  expect([spend('a'), spend('a')]).toEqual([0, 500])
  now += 60_000
  expect([spend('a'), spend('a'), spend('a'), spend('a')]).toEqual([0, 0, 0, 500])
  vi.restoreAllMocks()
})

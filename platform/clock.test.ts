import { expect, test } from 'vitest'
import { manualClock, systemClock } from './clock.ts'

test('a manual clock stands still until it is told otherwise', () => {
  const clock = manualClock('2030-01-01T00:00:00Z')

  expect(clock.now()).toEqual(clock.now())
  clock.advance(90_000)
  expect(clock.now()).toEqual(new Date('2030-01-01T00:01:30Z'))
  clock.set('2029-02-03T04:05:06+02:00')
  expect(clock.now()).toEqual(new Date('2029-02-03T02:05:06Z'))
})

test('whoever alters the date that they were given alters nobody else’s', () => {
  const clock = manualClock('2030-01-01T00:00:00Z')
  clock.now().setFullYear(1970)
  expect(clock.now()).toEqual(new Date('2030-01-01T00:00:00Z'))
})

test('the system clock tells the time', () => {
  expect(Math.abs(systemClock.now().getTime() - Date.now())).toBeLessThan(5_000)
})

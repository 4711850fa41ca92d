import { expect, test } from 'vitest'
import { openPlaces } from './places.ts'

const long = 10_000

test('no more than so many work at once, and the others in the order in which they came', async () => {
  const places = openPlaces(2)
  let [inside, most] = [0, 0]
  const order: number[] = []
  const work = (index: number) => async () => {
    most = Math.max(most, ++inside)
    order.push(index)
    await Promise.resolve()
    inside--
  }

  await Promise.all(Array.from({ length: 20 }, (_, index) => places.within(long, work(index))))

  expect(most).toBe(2)
  expect(order).toEqual(order.toSorted((a, b) => a - b))
})

test('whoever waits for too long goes without, and takes no place from those after', async () => {
  const places = openPlaces(1)
  const hanging = Promise.withResolvers<void>()
  const first = places.within(long, () => hanging.promise)

  expect(await places.within(20, async () => 'never')).toBeUndefined()
  const next = places.within(long, async () => 'next')
  hanging.resolve()

  expect(await next).toBe('next')
  await first
  expect(await places.within(long, async () => 'free')).toBe('free')
})

test('work that fails gives its place back', async () => {
  const places = openPlaces(1)
  await expect(places.within(long, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await places.within(long, async () => 'free')).toBe('free')
})

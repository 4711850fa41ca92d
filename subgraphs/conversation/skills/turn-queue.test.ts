import { expect, test } from 'vitest'
import { turnQueue } from './turn-queue.ts'

const never = new AbortController().signal

test('whoever waits is told how many stand before them, at last that none does', async () => {
  const queue = turnQueue(1)
  const { promise, resolve: go } = Promise.withResolvers<void>()
  const told: Record<string, number[]> = { second: [], third: [] }
  const first = queue.take(
    { signal: never, waiting: () => expect.unreachable('nobody stands before the first') },
    () => promise,
  )
  const waiting = (name: string) => (position: number) => void told[name]?.push(position)
  const others = ['second', 'third'].map((name) =>
    queue.take({ signal: never, waiting: waiting(name) }, async () => [...(told[name] ?? [])]),
  )
  go()

  expect(await Promise.all(others)).toEqual([
    [1, 0],
    [2, 1, 0],
  ])
  await first
})

test('whoever leaves is not waited for', async () => {
  const queue = turnQueue(1)
  const { promise, resolve: go } = Promise.withResolvers<void>()
  const first = queue.take({ signal: never, waiting: () => undefined }, () => promise)
  const gone = new AbortController()
  const left = queue.take({ signal: gone.signal, waiting: () => undefined }, async () => 'done')
  const told: number[] = []
  const last = queue.take({ signal: never, waiting: (position) => void told.push(position) }, async () => 'done')
  gone.abort()
  go()

  expect(await Promise.all([left, last])).toEqual([null, 'done'])
  expect(told).toEqual([2, 1, 0])
  await first
})

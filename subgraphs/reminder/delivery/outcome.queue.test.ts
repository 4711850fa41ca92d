import { expect, test } from 'vitest'
import { createLog } from '../../../platform/log.ts'
import { outcomeQueue } from './outcome.queue.ts'

const within = { timeout: 20_000 }
const log = createLog('silent', 'test')
const failure = (code: string) => Object.assign(new Error('canceling statement due to lock timeout'), { code })

test.each([
  ['a lock timeout', '55P03'],
  ['a deadlock', '40P01'],
  ['an outage', '57P01'],
])('what came of an attempt outlasts %s: else it would be made once more', async (_, code) => {
  const stored: number[] = []
  let failures = 3
  const queue = outcomeQueue<number>({
    log,
    store: async (batch) => {
      if (failures-- > 0) throw failure(code)
      stored.push(...batch)
    },
  })

  queue.add(1)
  queue.add(2)

  await expect.poll(() => new Set(stored), within).toEqual(new Set([1, 2]))
  expect(queue.all()).toEqual([])
})

test('one that is locked for as long as anybody looks holds up none of the others, those that come later neither', async () => {
  const stored: string[] = []
  const queue = outcomeQueue<string>({
    log,
    store: async (batch) => {
      if (batch.includes('locked')) throw failure('55P03')
      stored.push(...batch)
    },
  })

  for (const one of ['before', 'locked', 'after', 'last']) queue.add(one)
  await expect.poll(() => stored, within).toEqual(['before', 'after', 'last'])
  queue.add('later')
  await expect.poll(() => stored, within).toContain('later')

  expect(queue.all()).toEqual(['locked'])
  await queue.stop()
})

test('one that is locked while stopping takes none of those along that came while it was tried', async () => {
  const stored: string[] = []
  const locked = Promise.withResolvers<void>()
  const queue = outcomeQueue<string>({
    log,
    store: async (batch) => {
      if (batch.includes('locked')) await locked.promise
      stored.push(...batch)
    },
  })

  for (const one of ['locked', 'after', 'last']) queue.add(one)
  const stopped = queue.stop()
  locked.reject(failure('55P03'))
  await stopped

  expect(stored).toEqual(['after', 'last'])
})

test('while the database cannot be had, each is asked for once, and none is tried apart', async () => {
  let [asked, isOut] = [0, true]
  const stored: number[] = []
  const queue = outcomeQueue<number>({
    log,
    store: async (batch) => {
      asked++
      if (isOut) throw failure('57P01')
      stored.push(...batch)
    },
  })

  for (let one = 0; one < 100; one++) queue.add(one)
  await expect.poll(() => asked, within).toBeGreaterThan(2)
  expect(new Set(queue.all()).size).toBe(queue.all().length)
  expect(asked).toBeLessThan(100)
  isOut = false

  await expect.poll(() => stored, within).toHaveLength(100)
})

test('what can never be stored holds up nothing else, and is not waited for', async () => {
  const stored: number[] = []
  const queue = outcomeQueue<number>({
    log,
    store: async (batch) => {
      if (batch.includes(2)) throw new Error('No.')
      stored.push(...batch)
    },
  })

  for (const one of [1, 2, 3]) queue.add(one)
  await queue.stop()

  expect(stored).toEqual([1, 3])
  expect(queue.all()).toEqual([])
})

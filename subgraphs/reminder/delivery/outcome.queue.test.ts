import { expect, test } from 'vitest'
import { createLog } from '../../../platform/log.ts'
import { outcomeQueue } from './outcome.queue.ts'

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

  await expect.poll(() => new Set(stored), { timeout: 10_000 }).toEqual(new Set([1, 2]))
  expect(queue.all()).toEqual([])
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

import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { follow, nudges } from './follow.ts'

/** A table of numbers, of which `visible` are committed, read two at a time. */
function table() {
  const waiting = nudges()
  let visible = 0
  let reads = 0
  let listeners = 0
  const follower = (options: { from?: number; pollMs?: number; read?: (after: number) => Promise<void> } = {}) => {
    const rows = follow({
      from: options.from ?? 0,
      pollMs: options.pollMs ?? 60_000,
      listen: (wake) => {
        listeners++
        const stop = waiting.listen('alice', wake)
        return () => {
          listeners--
          stop()
        }
      },
      read: async (after) => {
        reads++
        const upTo = Math.min(visible, after + 2)
        const page = {
          rows: Array.from({ length: upTo - after }, (_, index) => after + index + 1),
          position: upTo,
          isWhole: upTo === visible,
        }
        await options.read?.(after) // what is written from here on is not in the page
        return page
      },
    })
    onTestFinished(async () => void (await rows.return?.()))
    return rows
  }
  const add = (count: number, nudge = true) => {
    visible += count
    if (nudge) waiting.nudge('alice')
  }
  return { follower, add, waiting, reads: () => reads, listeners: () => listeners }
}

const take = async (rows: AsyncIterator<number>, count: number) => {
  const taken: (number | undefined)[] = []
  while (taken.length < count) {
    const next = await rows.next()
    taken.push(next.done ? undefined : next.value)
  }
  return taken
}

test('what is there comes first, then what comes', async () => {
  const { follower, add } = table()
  add(5)
  const rows = follower({ from: 1 })

  expect(await take(rows, 4)).toEqual([2, 3, 4, 5])
  const next = take(rows, 2)
  add(1)
  add(1)
  expect(await next).toEqual([6, 7])
})

test('a nudge while it reads is not forgotten', async () => {
  const { follower, add } = table()
  let isFirst = true
  const rows = follower({
    read: async () => {
      if (isFirst) add(1)
      isFirst = false
    },
  })

  expect(await take(rows, 1)).toEqual([1])
})

test('a lost nudge costs time and nothing else', async () => {
  const { follower, add } = table()
  const rows = follower({ pollMs: 20 })
  const next = take(rows, 1)
  await sleep(5)
  add(1, false)

  expect(await next).toEqual([1])
})

test('nudges for others, and too many of them, repeat nothing', async () => {
  const { follower, add, waiting } = table()
  const rows = follower()
  const next = take(rows, 3)
  for (let index = 0; index < 50; index++) {
    waiting.nudge(index % 2 ? 'alice' : 'bob')
    if (index % 20 === 0) add(1)
    await sleep(0)
  }

  expect(await next).toEqual([1, 2, 3])
})

test('nothing is read ahead of a slow reader', async () => {
  const { follower, add, reads } = table()
  add(1_000)
  const rows = follower()

  await take(rows, 2)
  for (let index = 0; index < 10; index++) add(1)
  await sleep(20)

  expect(reads()).toBe(1)
})

test('returned while it waits, it ends at once, and listens no more', async () => {
  const { follower, listeners } = table()
  const rows = follower()
  const waiting = rows.next()
  await sleep(5)
  const start = performance.now()

  await rows.return?.()

  expect(await waiting).toEqual({ done: true, value: undefined })
  expect(performance.now() - start).toBeLessThan(1_000)
  expect(listeners()).toBe(0)
  expect(await rows.next()).toEqual({ done: true, value: undefined })
})

test('returned while it reads, it gives nothing more', async () => {
  const { follower, add } = table()
  const gate = Promise.withResolvers<void>()
  const rows = follower({ read: () => gate.promise })
  add(1)
  const reading = rows.next()
  await rows.return?.()
  gate.resolve()

  expect(await reading).toEqual({ done: true, value: undefined })
})

test('returned in the middle of a page, it gives nothing more', async () => {
  const { follower, add } = table()
  add(2)
  const rows = follower()
  expect(await take(rows, 1)).toEqual([1])

  await rows.return?.()

  expect(await rows.next()).toEqual({ done: true, value: undefined })
})

test('a read that fails ends it, and is told', async () => {
  const { follower, listeners } = table()
  const rows = follower({ read: () => Promise.reject(new Error('the database is gone')) })

  await expect(rows.next()).rejects.toThrow('the database is gone')
  expect(listeners()).toBe(0)
  expect(await rows.next()).toEqual({ done: true, value: undefined })
})

test('I9: however the writes and the reads fall together, nothing is missed and nothing comes twice', async () => {
  const pause = fc.constantFrom(0, 0, 1, 2)
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ pause, count: fc.nat(3), nudge: fc.boolean() }), { maxLength: 20 }),
      pause,
      async (writes, readFor) => {
        const { follower, add } = table()
        const total = writes.reduce((sum, { count }) => sum + count, 0)
        const seen = take(follower({ pollMs: 5, read: () => sleep(readFor) }), total)
        for (const write of writes) {
          await sleep(write.pause)
          add(write.count, write.nudge)
        }
        expect(await seen).toEqual(Array.from({ length: total }, (_, index) => index + 1))
      },
    ),
    { numRuns: 50 },
  )
})

test('who has stopped listening is not woken', () => {
  const waiting = nudges()
  const woken: string[] = []
  const stop = waiting.listen('alice', () => woken.push('first'))
  waiting.listen('alice', () => woken.push('second'))
  waiting.listen('bob', () => woken.push('bob'))

  waiting.nudge('alice')
  stop()
  stop()
  waiting.nudge('alice')
  waiting.nudge('nobody')

  expect(woken).toEqual(['first', 'second', 'second'])
})

test('who stops twice does not silence whoever came after', () => {
  const waiting = nudges()
  const woken: string[] = []
  const stop = waiting.listen('alice', () => woken.push('first'))
  stop()
  waiting.listen('alice', () => woken.push('second'))

  stop()
  waiting.nudge('alice')

  expect(woken).toEqual(['second'])
})

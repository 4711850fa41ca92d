import { expect, test } from 'vitest'
import { assigned } from './assigned.ts'
import type { Partition } from './partition.ts'

const place = { topic: 'things', partition: 0 }

/** A partition of which an event has waited for long enough. */
const withOneWaiting: Partition = {
  take: async () => true,
  toCommit: () => 7n,
  backIn: () => 0,
  goBack: () => 7n,
  isStretched: () => true,
}

function reader() {
  const asked: string[] = []
  const cursor = {
    seek: ({ offset }: { offset: string }) => void asked.push(`seek ${offset}`),
    commitOffsets: async () => void asked.push('commit'),
  }
  return { asked, cursor, parts: assigned(() => withOneWaiting) }
}

test('I2: who had a batch in hand when the partitions were given out anew neither commits nor seeks in what may be another’s', async () => {
  const { asked, cursor, parts } = reader()
  const before = parts.enter(cursor, place)
  expect(before.isCurrent()).toBe(true)

  parts.forget()
  const after = parts.enter(cursor, place)
  await before.commit()
  before.leave(true)
  await new Promise((resolve) => setTimeout(resolve, 20)) // it would have gone back by now

  expect([before.isCurrent(), after.isCurrent()]).toEqual([false, true])
  expect(asked).toEqual([])
})

test('a partition that rests is read again once it was given out anew: kafkajs would let it rest for ever', () => {
  const { cursor, parts } = reader()
  let resumed = 0
  parts.enter(cursor, place).rest(() => void resumed++)

  parts.forget()

  expect(resumed).toBe(1)
})

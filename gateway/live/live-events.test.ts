import { expect, test } from 'vitest'
import { liveEvents } from './live-events.ts'

test('a client that leaves while the head is read takes no seat', async () => {
  const head = Promise.withResolvers<string>()
  const joined: (string | null)[] = []
  const events = liveEvents({
    subgraph: 'notes',
    join: (after) => {
      joined.push(after)
      return { read: async () => undefined, leave: async () => {} }
    },
    answer: async (event) => event,
    after: null,
    cursorOf: () => null,
    head: () => head.promise,
    onLost: () => {},
  })
  const waiting = events.next()
  await events.return?.()
  head.resolve('c1')
  expect(await waiting).toEqual({ done: true, value: undefined })
  expect(joined).toEqual([])
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numbersFeed } from '../../../tests/support/numbers-feed.ts'
import { until } from '../../../tests/support/tiny-graph/clients.ts'
import type { Seat } from './seat.ts'

/** Reads on from a place as a client's subscription does: again from there whenever its seat is gone. */
function reader({ join }: ReturnType<typeof numbersFeed>, start: number) {
  let position = start
  let seat: Seat | undefined
  const next = async (): Promise<number> => {
    seat ??= join(position)
    const event = await seat.read().catch(() => undefined)
    if (!event) {
      seat = undefined
      return next()
    }
    position++
    return Number(event.data?.['cursor'])
  }
  return { next, position: () => position, leave: () => seat?.leave() }
}

const step = fc.oneof(
  fc.record({ do: fc.constant('say'), count: fc.integer({ min: 1, max: 70 }) }),
  fc.record({ do: fc.constant('begin'), count: fc.nat(150) }),
  fc.record({ do: fc.constant('read'), count: fc.nat(9) }),
  fc.record({ do: fc.constant('read'), count: fc.nat(9) }),
  fc.record({ do: fc.constant('leave'), count: fc.nat(9) }),
  fc.record({ do: fc.constant('cut'), count: fc.constant(0) }),
)

test('whatever others do, everyone reads each event once and in order, and in the end all read one upstream', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const feed = numbersFeed()
      const readers: ReturnType<typeof reader>[] = [reader(feed, 0)]
      const goOn = async (one: ReturnType<typeof reader>, most: number) => {
        for (let i = 0; i < most && one.position() < feed.last(); i++) {
          const due = one.position() + 1
          expect(await one.next()).toBe(due)
        }
      }
      const does: Record<string, (count: number) => unknown> = {
        say: (count) => feed.say(count),
        begin: (count) => readers.push(reader(feed, Math.max(0, feed.last() - count))),
        read: (count) => goOn(readers[count % readers.length] ?? reader(feed, 0), 20),
        leave: (count) => (readers.length > 1 ? readers.splice(count % readers.length, 1)[0]?.leave() : undefined),
        cut: () => feed.cut(),
      }
      for (const { do: what, count } of steps) await does[what]?.(count)

      for (const one of readers) await goOn(one, Number.POSITIVE_INFINITY)
      const waiting = readers.map(({ next }) => next())
      feed.say()
      expect(new Set(await Promise.all(waiting))).toEqual(new Set([feed.last()]))
      await until(() => feed.open() === 1, 'all shared one upstream')
      for (const { leave } of readers) await leave()
      expect(feed.open()).toBe(0)
      expect(feed.faults).toEqual([])
    }),
    { numRuns: 200 },
  )
})

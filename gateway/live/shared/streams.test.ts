import fc from 'fast-check'
import { expect, test } from 'vitest'
import { follow, nudges } from '../../../platform/follow.ts'
import type { SubgraphResult } from '../../../platform/subgraph.ts'
import { until } from '../../../tests/support/tiny-graph/clients.ts'
import type { Seat } from './seat.ts'
import { sharedStreams } from './streams.ts'

const cursorOf = ({ data }: SubgraphResult) => String(data?.['cursor'])

type Upstream = AsyncIterableIterator<SubgraphResult> & { return(): Promise<unknown> }

/** A feed of 1, 2, 3, … whose upstreams are counted and can be cut. */
function world() {
  const wakers = nudges()
  const upstreams = new Set<Upstream>()
  let last = 0
  let opened = 0
  let ended = 0
  let door = Promise.resolve()
  const open = async (after: string | null) => {
    opened++
    await door
    const events = follow<SubgraphResult, number>({
      from: Number(after),
      read: async (position) => ({
        rows: Array.from({ length: last - position }, (_, i) => ({ data: { cursor: position + i + 1 } })),
        position: last,
        isWhole: true,
      }),
      listen: (wake) => wakers.listen('', wake),
    })
    const counted: Upstream = {
      [Symbol.asyncIterator]: () => counted,
      next: () => events.next(),
      return: async () => {
        if (upstreams.delete(counted)) ended++
        await events.return?.()
        return { done: true, value: undefined }
      },
    }
    upstreams.add(counted)
    return counted
  }
  const join = sharedStreams()
  const faults: unknown[] = []
  const feed = { subgraph: 'numbers', open, cursorOf, onFault: (error: unknown) => faults.push(error) }
  return {
    join: (after: number) => join('numbers', feed, String(after)),
    joinAnew: () => join('numbers', feed, null),
    joinStill: () => join('still', { ...feed, cursorOf: () => '0' }, '0'),
    joinPlain: () => join('plain', { ...feed, cursorOf: undefined }, null),
    say: (count = 1) => {
      last += count
      wakers.nudge('')
    },
    cut: () => Promise.all([...upstreams].map((one) => one.return())),
    last: () => last,
    /** Upstreams open no sooner than this is done. */
    openAfter: (done: Promise<void>) => {
      door = done
    },
    open: () => upstreams.size,
    opened: () => opened,
    ended: () => ended,
    faults,
  }
}

const read = async (seat: Seat) => Number((await seat.read())?.data?.['cursor'])

/** Reads on from a place as a client's subscription does: again from there whenever its seat is gone. */
function reader({ join }: ReturnType<typeof world>, start: number) {
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
      const feed = world()
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
      await Promise.all(readers.map(({ leave }) => leave()))
      expect(feed.open()).toBe(0)
      expect(feed.faults).toEqual([])
    }),
    { numRuns: 200 },
  )
})

test('who comes to where a stream is reads with it, and one upstream is opened for both', async () => {
  const feed = world()
  const [first, second] = [feed.join(0), feed.join(0)]
  feed.say(3)
  expect([await read(first), await read(first), await read(second)]).toEqual([1, 2, 1])
  const third = feed.join(1)
  expect([await read(third), await read(third)]).toEqual([2, 3])
  expect(feed.opened()).toBe(1)
})

test('the one who leaves first is not noticed, and the last one ends the upstream', async () => {
  const feed = world()
  const [first, second] = [feed.join(0), feed.join(0)]
  const [hers, his] = [first.read(), second.read()]
  await until(() => feed.open() === 1, 'it was open')
  await first.leave()
  expect(await hers).toBeUndefined()
  feed.say()
  expect((await his)?.data).toEqual({ cursor: 1 })
  await second.leave()
  expect(feed.open()).toBe(0)
})

test('an upstream that opens after everybody left is ended at once', async () => {
  const feed = world()
  const { promise, resolve } = Promise.withResolvers<void>()
  feed.openAfter(promise)
  const seat = feed.join(0)
  const waiting = seat.read()
  await seat.leave()
  expect(await waiting).toBeUndefined()
  resolve()
  await until(() => feed.ended() === 1, 'it was ended')
  expect(feed.open()).toBe(0)
})

test('a reader that does not read delays nobody, is held a hundred events at most, and then comes again', async () => {
  const feed = world()
  const [slow, fast] = [feed.join(0), feed.join(0)]
  feed.say(101)
  for (let i = 1; i <= 100; i++) expect(await read(fast)).toBe(i)
  expect(await read(slow)).toBe(1)
  expect([await read(fast)]).toEqual([101])
  feed.say(2)
  expect([await read(fast), await read(fast)]).toEqual([102, 103])
  expect(await slow.read()).toBeUndefined()
})

test('what was unread when a reader came counts among the hundred', async () => {
  const feed = world()
  const fast = feed.join(0)
  feed.say(8)
  for (let i = 1; i <= 8; i++) await read(fast)
  const [patient, slow] = [feed.join(2), feed.join(1)]
  feed.say(94)
  for (let i = 1; i <= 94; i++) await read(fast)
  expect([await patient.read(), await slow.read()]).toEqual([{ data: { cursor: 3 } }, undefined])
})

test('events that all claim to stand at one place still come one after the other', async () => {
  const feed = world()
  const seat = feed.joinStill()
  feed.say(3)
  expect([await read(seat), await read(seat), await read(seat)]).toEqual([1, 2, 3])
})

test('an upstream is ended as well when the last one left while the others were too far behind', async () => {
  const feed = world()
  const [slow, fast] = [feed.join(0), feed.join(0)]
  feed.say(100)
  for (let i = 1; i <= 100; i++) await read(fast)
  const waiting = fast.read()
  await fast.leave()
  expect(await waiting).toBeUndefined()
  expect(feed.open()).toBe(1)
  feed.say()
  await until(() => feed.open() === 0, 'the upstream was ended')
  expect(await slow.read()).toBeUndefined()
})

test('what is lost is told to each once it has read what was there before', async () => {
  const feed = world()
  const [first, second] = [feed.join(0), feed.join(0)]
  feed.say()
  expect(await read(first)).toBe(1)
  const waiting = first.read()
  await feed.cut()
  await expect(waiting).rejects.toMatchObject({ extensions: { code: 'UNAVAILABLE', service: 'numbers' } })
  expect(await read(second)).toBe(1)
  await expect(second.read()).rejects.toMatchObject({ extensions: { code: 'UNAVAILABLE' } })
})

test('without a cursor each has an upstream, until both have come to the same event', async () => {
  const feed = world()
  const [first, second] = [feed.joinAnew(), feed.joinAnew()]
  const both = [read(first), read(second)]
  await until(() => feed.open() === 2, 'each was open')
  feed.say()
  expect(await Promise.all(both)).toEqual([1, 1])
  await until(() => feed.open() === 1, 'they went on as one')
})

test('a feed without cursors is never shared: its first event may be meant for each', async () => {
  const feed = world()
  feed.say(2)
  const [first, second] = [feed.joinPlain(), feed.joinPlain()]
  expect([await read(first), await read(second), await read(second)]).toEqual([1, 1, 2])
  expect(feed.open()).toBe(2)
})

import { expect, test } from 'vitest'
import { numbersFeed, read } from '../../../tests/support/numbers-feed.ts'
import { until } from '../../../tests/support/tiny-graph/clients.ts'

test('who comes to where a stream is reads with it, and one upstream is opened for both', async () => {
  const feed = numbersFeed()
  const [first, second] = [feed.join(0), feed.join(0)]
  feed.say(3)
  expect([await read(first), await read(first), await read(second)]).toEqual([1, 2, 1])
  const third = feed.join(1)
  expect([await read(third), await read(third)]).toEqual([2, 3])
  expect(feed.opened()).toBe(1)
})

test('the one who leaves first is not noticed, and the last one ends the upstream', async () => {
  const feed = numbersFeed()
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
  const feed = numbersFeed()
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
  const feed = numbersFeed()
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
  const feed = numbersFeed()
  const fast = feed.join(0)
  feed.say(8)
  for (let i = 1; i <= 8; i++) await read(fast)
  const [patient, slow] = [feed.join(2), feed.join(1)]
  feed.say(94)
  for (let i = 1; i <= 94; i++) await read(fast)
  expect([await patient.read(), await slow.read()]).toEqual([{ data: { cursor: 3 } }, undefined])
})

test('events that all claim to stand at one place still come one after the other', async () => {
  const feed = numbersFeed()
  const seat = feed.joinStill()
  feed.say(3)
  expect([await read(seat), await read(seat), await read(seat)]).toEqual([1, 2, 3])
})

test('an upstream is ended as well when the last one left while the others were too far behind', async () => {
  const feed = numbersFeed()
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
  const feed = numbersFeed()
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
  const feed = numbersFeed()
  const [first, second] = [feed.joinAnew(), feed.joinAnew()]
  const both = [read(first), read(second)]
  await until(() => feed.open() === 2, 'each was open')
  feed.say()
  expect(await Promise.all(both)).toEqual([1, 1])
  await until(() => feed.open() === 1, 'they went on as one')
})

test('a feed without cursors is never shared: its first event may be meant for each', async () => {
  const feed = numbersFeed()
  feed.say(2)
  const [first, second] = [feed.joinPlain(), feed.joinPlain()]
  expect([await read(first), await read(second), await read(second)]).toEqual([1, 1, 2])
  expect(feed.open()).toBe(2)
})

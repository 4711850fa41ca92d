import { once } from 'node:events'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { at, bareSocket, liveAs, take, textAt, until } from '../../tests/support/tiny-graph/clients.ts'
import { startTinyGraph, type TinyGraph } from '../../tests/support/tiny-graph/tiny-graph.ts'

let graph: TinyGraph
let alice: string
const opened: { terminate(): void }[] = []

beforeAll(async () => {
  graph = await startTinyGraph()
  alice = await graph.token('alice')
})
afterEach(async () => {
  for (const client of opened.splice(0)) client.terminate()
  await until(() => graph.notes.openStreams() === 0, 'every upstream was ended')
})
afterAll(() => graph.close())

const query = 'subscription { noteAdded { note { text stars } } }'

function subscribe(token: string, text = query, variables?: Record<string, unknown>) {
  const client = liveAs(graph.gateway.url, token)
  opened.push(client)
  const events = client.iterate({ query: text, ...(variables ? { variables } : {}) })
  return { events, first: take(events, 1).catch(() => []), leave: () => events.return?.() }
}

const upstreams = (count: number) => until(() => graph.notes.openStreams() === count, `${count} upstreams were open`)

const textOf = (events: unknown[]) => events.map((event) => at(event, 'data', 'noteAdded', 'note', 'text'))

/** Long enough for another upstream to be opened, were there one. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 100))

test('identical subscriptions of one person share an upstream, and the first who leaves is not noticed', async () => {
  const [first, second, third] = [subscribe(alice), subscribe(alice), subscribe(await graph.token('alice'))]
  await upstreams(1)
  await settled()
  await first.leave()
  await settled()
  expect(graph.notes.openStreams()).toBe(1)
  graph.notes.add('alice', 'for those who stayed')
  expect([textOf(await second.first), textOf(await third.first)]).toEqual([
    ['for those who stayed'],
    ['for those who stayed'],
  ])
  expect(await first.first).toEqual([])
})

test('those who come later, with or without the cursor of the last event, share it too', async () => {
  const early = subscribe(alice, 'subscription { noteAdded { cursor note { text } } }')
  await upstreams(1)
  graph.notes.add('alice', 'before')
  const cursor = textAt((await early.first)[0], 'data', 'noteAdded', 'cursor')
  const next = take(early.events, 1)
  const plain = subscribe(alice, 'subscription { noteAdded { cursor note { text } } }')
  const resumed = subscribe(alice, 'subscription ($c: String) { noteAdded(after: $c) { cursor note { text } } }', {
    c: cursor,
  })
  await settled()
  expect(graph.notes.openStreams()).toBe(1)
  graph.notes.add('alice', 'after')
  expect([await next, await plain.first, await resumed.first].map(textOf)).toEqual([['after'], ['after'], ['after']])
})

test('who is still catching up has an upstream of their own until they have', async () => {
  const from = graph.notes.add('alice', 'the last one seen')
  for (let i = 0; i < 20; i++) graph.notes.add('alice', `missed ${i}`)
  const live = subscribe(alice)
  await upstreams(1)
  const late = subscribe(alice, query.replace('noteAdded', `noteAdded(after: "c${from.number}")`))
  const rest = late.first.then(async (one) => [...one, ...(await take(late.events, 20))])
  await upstreams(2)
  graph.notes.add('alice', 'new')
  expect(textOf(await rest)).toEqual([...Array.from({ length: 20 }, (_, i) => `missed ${i}`), 'new'])
  expect(textOf(await live.first)).toEqual(['new'])
  await upstreams(1)
})

test('what another person asks, or the same one with other fields or arguments, is not shared', async () => {
  subscribe(alice)
  subscribe(await graph.token('bob'))
  subscribe(alice, 'subscription { noteAdded { note { id } } }')
  subscribe(alice, 'subscription { noteAdded(failing: true) { note { text stars } } }')
  subscribe(alice, 'subscription ($f: Boolean) { noteAdded(failing: $f) { note { text stars } } }', { f: true })
  subscribe(alice, 'subscription ($f: Boolean) { noteAdded(failing: $f) { note { text stars } } }', { f: false })
  await upstreams(6)
  await settled()
  expect(graph.notes.openStreams()).toBe(6)
})

test('F31 a client that does not read delays no other, and misses nothing when it reads again', async () => {
  const total = 500
  const carol = await graph.token('carol')
  const socket = await bareSocket(graph.gateway.url)
  opened.push(socket)
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${carol}` } }))
  await once(socket, 'message')
  const heard: unknown[] = []
  socket.on('message', (message: Buffer) => {
    const { type, payload } = JSON.parse(message.toString())
    if (type === 'next') heard.push(payload)
  })
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }))
  await upstreams(1)
  const quick = subscribe(carol)
  await settled()
  expect(graph.notes.openStreams()).toBe(1)

  socket.pause()
  const texts = Array.from({ length: total }, (_, i) => `${i} ${'x'.repeat(20_000)}`)
  for (const text of texts) graph.notes.add('carol', text)
  expect(textOf([...(await quick.first), ...(await take(quick.events, total - 1))])).toEqual(texts)
  expect(heard.length).toBeLessThan(total)

  socket.resume()
  await until(() => heard.length === total, 'the slow one had everything')
  expect(textOf(heard)).toEqual(texts)
  graph.notes.add('carol', 'after all that')
  await take(quick.events, 1)
  await upstreams(1)
})

import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Apart, startApart } from '../../tests/support/tiny-graph/apart.ts'
import { at, liveAs, take, until } from '../../tests/support/tiny-graph/clients.ts'
import type { Stretch } from '../../tests/support/tiny-graph/cut.ts'
import type { Notes } from '../../tests/support/tiny-graph/notes.subgraph.ts'
import type { TinyGraph } from '../../tests/support/tiny-graph/tiny-graph.ts'

let apart: Apart
let graph: TinyGraph
let notes: Notes
let network: Stretch
let alice: string

beforeAll(async () => {
  apart = await startApart()
  ;({ graph, notes, network } = apart)
  alice = await graph.token('alice')
})
beforeEach(() => network.mend())
afterEach(() => until(() => notes.openStreams() === 0, 'every upstream was ended'))
afterAll(() => apart.close())

const texts = (events: unknown[]) => events.map((event) => at(event, 'data', 'noteAdded', 'note', 'text'))

test('I9 a subscription that can resume goes on where it was, however often its upstream dies', async () => {
  const client = liveAs(graph.gateway.url, alice)
  const events = client.iterate({ query: 'subscription { noteAdded { note { text stars } } }' })
  const count = 60
  const told = take(events, count)
  await until(() => notes.openStreams() === 1, 'it was open')
  for (let i = 0; i < count; i++) {
    notes.add('alice', `note ${i}`)
    if (i % 20 === 5) network.cut(i % 40 === 5)
    if (i % 20 === 15) network.mend()
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  expect(texts(await told)).toEqual(Array.from({ length: count }, (_, i) => `note ${i}`))
  client.terminate()
})

test('I9 nor does it matter when the subgraph itself is started again, even before the first event', async () => {
  const client = liveAs(graph.gateway.url, alice)
  const told = take(client.iterate({ query: 'subscription { noteAdded { note { text } } }' }), 2)
  await until(() => notes.openStreams() === 1, 'it was open')
  const startAgain = await apart.stopNotes()
  notes.add('alice', 'while it was away')
  await startAgain()
  notes.add('alice', 'after it came back')
  expect(texts(await told)).toEqual(['while it was away', 'after it came back'])
  client.terminate()
})

test('a subscription that cannot resume ends with UNAVAILABLE, and its socket goes on', async () => {
  const client = liveAs(graph.gateway.url, alice)
  const old = notes.add('alice', 'an old one')
  const events = client.iterate({ query: 'subscription { counted { count } }' })
  await take(events, 3)
  network.cut()
  const failure = await take(events, 100_000).catch((errors: unknown) => errors)
  expect(failure).toMatchObject([{ extensions: { code: 'UNAVAILABLE', service: 'notes' } }])
  expect(
    texts(
      await take(
        client.iterate({
          query: 'subscription ($after: String) { noteAdded(after: $after) { note { text } } }',
          variables: { after: `c${old.number - 1}` },
        }),
        1,
      ),
    ),
  ).toEqual(['an old one'])
  client.terminate()
})

test('a cursor that expired ends it with that error', async () => {
  const client = liveAs(graph.gateway.url, alice)
  const query = 'subscription { noteAdded(after: "expired") { cursor } }'
  const failure = await take(client.iterate({ query }), 1).catch((errors: unknown) => errors)
  expect(failure).toMatchObject([{ extensions: { code: 'CURSOR_EXPIRED', correlationId: expect.any(String) } }])
  client.terminate()
})

test('F31 a client that does not read is not read for across processes either, and misses nothing', async () => {
  const total = 1_000
  const start = notes.add('slow', 'first').number
  for (let i = 0; i < total; i++) notes.add('slow', `${i} ${'x'.repeat(20_000)}`)
  const client = liveAs(graph.gateway.url, await graph.token('slow'))
  const events = client.iterate({
    query: 'subscription ($after: String) { noteAdded(after: $after) { note { text } } }',
    variables: { after: `c${start}` },
  })
  const seen = texts(await take(events, total)).map((text) => Number(String(text).split(' ')[0]))
  expect(seen).toEqual(Array.from({ length: total }, (_, i) => i))
  client.terminate()
})

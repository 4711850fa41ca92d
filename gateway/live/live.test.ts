import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { at, liveAs, take, until } from '../../tests/support/tiny-graph/clients.ts'
import { startTinyGraph, type TinyGraph } from '../../tests/support/tiny-graph/tiny-graph.ts'

let graph: TinyGraph
let url: string
let alice: string
const opened: { terminate(): void }[] = []

beforeAll(async () => {
  graph = await startTinyGraph()
  url = graph.gateway.url
  alice = await graph.token('alice')
})
afterEach(async () => {
  for (const client of opened.splice(0)) client.terminate()
  await until(() => graph.notes.openStreams() === 0, 'every upstream was ended')
})
afterAll(() => graph.close())

function as(token: string | null) {
  const client = liveAs(url, token)
  opened.push(client)
  return client
}

const subscribe = (token: string | null, query: string, variables?: Record<string, unknown>) =>
  as(token).iterate({ query, ...(variables ? { variables } : {}) })

/** Once a subscription from now on is open, what is added is told. */
const isOpen = () => until(() => graph.notes.openStreams() > 0, 'the subscription was open')

test('an event carries any field of any subgraph, for whoever subscribed', async () => {
  const events = subscribe(alice, 'subscription { noteAdded { note { text stars seenBy secret } } }')
  const first = take(events, 1)
  await isOpen()
  graph.notes.add('bob', 'not for alice')
  const note = graph.notes.add('alice', 'buy milk')
  expect(await first).toEqual([
    {
      data: {
        noteAdded: { note: { text: 'buy milk', stars: note.number, seenBy: 'alice', secret: 'only for alice' } },
      },
    },
  ])
})

test('aliases, fragments, variables, conditions and __typename hold for every event', async () => {
  const query = `
    subscription Told($times: Int!, $with: Boolean!, $without: Boolean!) { ...Root }
    fragment Root on Subscription { told: noteAdded { __typename  at: cursor  note { ...Words } } }
    fragment Words on Note { words: text  id @include(if: $with)  secret @skip(if: $without)  many: stars(times: $times) }
  `
  const events = subscribe(alice, query, { times: 3, with: false, without: true })
  const both = take(events, 2)
  await isOpen()
  const [a, b] = [graph.notes.add('alice', 'a'), graph.notes.add('alice', 'b')]
  expect(await both).toEqual(
    [a, b].map(({ text, number }) => ({
      data: { told: { __typename: 'NoteAdded', at: `c${number}`, note: { words: text, many: number * 3 } } },
    })),
  )
})

test('an event that fails in part says where, and the next one comes', async () => {
  const events = subscribe(alice, 'subscription { it: noteAdded { no: broken note { text } } }')
  const both = take(events, 2)
  await isOpen()
  graph.notes.add('alice', 'a')
  graph.notes.add('alice', 'b')
  const told = await both
  expect(told.map(({ data }) => data)).toEqual([
    { it: { no: null, note: { text: 'a' } } },
    { it: { no: null, note: { text: 'b' } } },
  ])
  for (const { errors } of told)
    expect(errors).toEqual([
      {
        message: 'This field never works.',
        path: ['it', 'no'],
        extensions: { code: 'CONFLICT', correlationId: expect.any(String) },
      },
    ])
})

test.each([
  ['a variable', 'subscription ($c: String) { noteAdded(after: $c) { note { text } } }'],
  ['a default', 'subscription ($c: String = "CURSOR") { noteAdded(after: $c) { note { text } } }'],
  ['a literal', 'subscription { noteAdded(after: "CURSOR") { note { text } } }'],
])(
  'from a cursor in %s on, what was missed comes first, then what is new, without gap or repeat',
  async (where, query) => {
    const cursor = `c${graph.notes.add('alice', 'the last one seen').number}`
    graph.notes.add('alice', 'missed')
    graph.notes.add('bob', 'not hers')
    const told = take(subscribe(alice, query.replace('CURSOR', cursor), where === 'a variable' ? { c: cursor } : {}), 2)
    await isOpen()
    graph.notes.add('alice', 'fresh')
    expect((await told).map((event) => at(event, 'data', 'noteAdded', 'note', 'text'))).toEqual(['missed', 'fresh'])
  },
)

test.each([
  ['a syntax error', 'subscription { noteAdded {', 'GRAPHQL_PARSE_FAILED'],
  ['an unknown field', 'subscription { noteAdded { nonsense } }', 'GRAPHQL_VALIDATION_FAILED'],
  ['two root fields', 'subscription { noteAdded { cursor } counted { count } }', 'GRAPHQL_VALIDATION_FAILED'],
  ['a condition at the root', 'subscription { noteAdded @skip(if: true) { cursor } }', 'GRAPHQL_VALIDATION_FAILED'],
  [
    'a condition at the root that a variable decides',
    'subscription ($s: Boolean!) { ...Root } fragment Root on Subscription { noteAdded @skip(if: $s) { cursor } }',
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['a query', '{ notes { id } }', 'BAD_REQUEST'],
  ['a mutation', 'mutation { addNote(input: { text: "x" }) { id } }', 'BAD_REQUEST'],
  ['a variable that is missing', 'subscription ($c: String!) { noteAdded(after: $c) { cursor } }', 'BAD_USER_INPUT'],
  ['a cursor that is too old', 'subscription { noteAdded(after: "expired") { cursor } }', 'CURSOR_EXPIRED'],
])('%s ends the subscription with a coded error, and the socket goes on', async (_what, query, code) => {
  const client = as(alice)
  const failure = await take(client.iterate({ query }), 1).catch((errors: unknown) => errors)
  expect(failure).toMatchObject([
    { message: expect.any(String), extensions: { code, correlationId: expect.any(String) } },
  ])
  expect(await take(client.iterate({ query: 'subscription { counted { count } }' }), 1)).toEqual([
    { data: { counted: { count: 1 } } },
  ])
})

test('a client that leaves ends its upstream at once', async () => {
  const events = subscribe(alice, 'subscription { noteAdded { cursor } }')
  const waiting = take(events, 1)
  await isOpen()
  expect(await events.return?.()).toMatchObject({ done: true })
  await until(() => graph.notes.openStreams() === 0, 'the upstream was ended')
  expect(await waiting).toEqual([])
})

test('the cursor that the gateway asks for does not show', async () => {
  const events = subscribe(alice, 'subscription { noteAdded { note { text } } }')
  const first = take(events, 1)
  await isOpen()
  graph.notes.add('alice', 'plain')
  expect(at((await first)[0], 'data', 'noteAdded')).toEqual({ note: { text: 'plain' } })
})

test('two people on two sockets never receive each other’s events', async () => {
  const bob = await graph.token('bob')
  const query = 'subscription { noteAdded { note { secret seenBy } } }'
  const [hers, his] = [take(subscribe(alice, query), 25), take(subscribe(bob, query), 25)]
  await until(() => graph.notes.openStreams() === 2, 'both were open')
  for (let i = 0; i < 50; i++) graph.notes.add(i % 2 ? 'alice' : 'bob', `note ${i}`)
  const seen = (events: unknown[]) =>
    new Set(events.map((event) => JSON.stringify(at(event, 'data', 'noteAdded', 'note'))))
  expect(seen(await hers)).toEqual(new Set(['{"secret":"only for alice","seenBy":"alice"}']))
  expect(seen(await his)).toEqual(new Set(['{"secret":"only for bob","seenBy":"bob"}']))
})

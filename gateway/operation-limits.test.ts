import { getIntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, liveAs, take } from '../tests/support/tiny-graph/clients.ts'
import { startTinyGraph, type TinyGraph } from '../tests/support/tiny-graph/tiny-graph.ts'

let graph: TinyGraph
let alice: string

beforeAll(async () => {
  graph = await startTinyGraph()
  alice = await graph.token('alice')
})
afterAll(() => graph.close())

const aliases = (count: number) => Array.from({ length: count }, (_, index) => `a${index}: text`).join(' ')
const nested = (depth: number): string => (depth === 0 ? '__typename' : `__typename feed { ${nested(depth - 1)} }`)
const conditional = (count: number) => `${'... @include(if: true) { '.repeat(count)}id${' }'.repeat(count)}`
const roots = (count: number) => Array.from({ length: count }, (_, index) => `r${index}: __typename`).join(' ')

test.each([
  ['16 aliases', `{ notes { ${aliases(16)} } }`, 15, 16],
  [
    'aliases by spreading a fragment twice',
    `{ notes { ...F } feed { __typename } m: notes { ...F } } fragment F on Note { ${aliases(8)} }`,
    15,
    17,
  ],
  ['11 fields at the root', `{ ${roots(11)} }`, 10, 11],
  ['a depth of 11', `{ ${nested(10)} }`, 10, 11],
  ['11 directives', `{ notes { ${conditional(11)} } }`, 10, 11],
  [
    'directives by spreading a fragment with one ten times',
    `{ notes { ${'...F '.repeat(10)} ...F @skip(if: true) } } fragment F on Note { id @skip(if: false) }`,
    10,
    12,
  ],
  ['1,001 tokens', `{ notes { ${'id '.repeat(996)} } }`, 1_000, 1_001],
  ['1,001 tokens, most of them comments', `{ __typename }${'#\n'.repeat(998)}`, 1_000, 1_001],
  ['1,001 tokens, and then nonsense', `{ __typename }${'#\n'.repeat(998)} ~`, 1_000, 1_001],
])('S1 %s are too much', async (_what, query, limit, actual) => {
  const { status, body } = await ask(graph.gateway.url, alice, query)
  expect(status).toBe(400)
  const limits = body.errors?.map(({ extensions }) => extensions).filter(({ code }) => code === 'LIMIT_EXCEEDED')
  expect(limits).toMatchObject([{ limit, actual }])
})

test('S1 what is within the limits is answered, and so is the query that explorers send first', async () => {
  for (const query of [
    `{ notes { ${aliases(15)} } }`,
    `{ ${roots(10)} }`,
    `{ notes { ${conditional(10)} } }`,
    `{ __typename }${'#\n'.repeat(997)}`,
    getIntrospectionQuery(),
  ]) {
    const { status, body } = await ask(graph.gateway.url, alice, query)
    expect(status).toBe(200)
    expect(body.errors).toBeUndefined()
  }
})

test.each([
  ['16 aliases', `subscription { noteAdded { note { ${aliases(16)} } } }`, 15, 16],
  ['1,001 tokens', `subscription { noteAdded { cursor } }${'#\n'.repeat(994)}`, 1_000, 1_001],
])('S1 a subscription is bounded alike: %s are too much', async (_what, query, limit, actual) => {
  const client = liveAs(graph.gateway.url, alice)
  const failure = await take(client.iterate({ query }), 1).catch((errors: unknown) => errors)
  expect(failure).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED', limit, actual } }])
  client.terminate()
})

import { GraphQLError } from 'graphql'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { conflict } from './errors.ts'
import { follow, nudges } from './follow.ts'
import type { Identity } from './identity.ts'
import { subgraphLink, subgraphSchema } from './subgraph.ts'

const sdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { me: String! broken: String taken: String note(id: ID!): Note }
  type Mutation { write: String! }
  type Subscription { ticks: Int! brokenTicks: Int! }
  type Note @key(fields: "id") { id: ID! text: String! }
`

function open() {
  const logged: Record<string, unknown>[] = []
  const log = pino({ base: null, timestamp: false }, { write: (line) => void logged.push(JSON.parse(line)) })
  const waiting = nudges()
  let ticked = 0
  let written = 0
  let followers = 0
  const numbers = () =>
    follow({
      from: 0,
      pollMs: 60_000,
      listen: (wake) => {
        followers++
        const stop = waiting.listen('ticks', wake)
        return () => {
          followers--
          stop()
        }
      },
      read: async (after) => ({
        rows: Array.from({ length: ticked - after }, (_, index) => ({ ticks: after + index + 1 })),
        position: ticked,
        isWhole: true,
      }),
    })
  const resolvers = {
    Query: {
      me: (_: unknown, __: unknown, { subject }: Identity) => subject,
      note: (_: unknown, { id }: { id: string }) => ({ id, text: 'from Query.note' }),
      broken: () => {
        throw new Error('connect ECONNREFUSED postgres://task:secret@10.0.0.7/tickler')
      },
      taken: () => {
        throw conflict('Read it again.', { currentVersion: 7 })
      },
    },
    Mutation: { write: () => `written ${++written}` },
    Subscription: {
      ticks: { subscribe: numbers },
      brokenTicks: {
        subscribe: () => {
          throw new Error('secret')
        },
      },
    },
    Note: { __resolveReference: ({ id }: { id: string }) => ({ id, text: `the text of ${id}` }) },
  }
  const schema = subgraphSchema(sdl, resolvers)
  const link = subgraphLink({ name: 'note', schema, contextOf: (identity) => identity, log })
  const tick = () => {
    ticked++
    waiting.nudge('ticks')
  }
  return { ...link, logged, tick, written: () => written, followers: () => followers }
}

const alice: Identity = {
  subject: 'alice',
  actor: { type: 'USER', id: 'alice' },
  scopes: [],
  correlationId: 'cid-00000001',
}
const job: Identity = {
  ...alice,
  subject: 'system',
  actor: { type: 'SYSTEM', id: 'system/scheduler' },
  scopes: ['entities:read'],
}
const entities = {
  query: 'query($of: [_Any!]!) { _entities(representations: $of) { ... on Note { id text } } }',
  variables: { of: [{ __typename: 'Note', id: '1' }] },
}

test('each request runs for the one who asks, though the operation is the same', async () => {
  const { execute } = open()
  const answers = await Promise.all(
    ['alice', 'bob'].map((subject) => execute({ query: '{ me }' }, { ...alice, subject })),
  )
  expect(answers).toEqual([{ data: { me: 'alice' } }, { data: { me: 'bob' } }])
})

test('entities are answered by their reference', async () => {
  const { execute } = open()
  expect(await execute(entities, alice)).toEqual({ data: { _entities: [{ id: '1', text: 'the text of 1' }] } })
})

test('variables and the operation’s name are obeyed', async () => {
  const { execute } = open()
  const query = 'query One($id: ID!) { note(id: $id) { id } } query Two { me }'
  expect(await execute({ query, operationName: 'One', variables: { id: '9' } }, alice)).toEqual({
    data: { note: { id: '9' } },
  })
  expect(await execute({ query, operationName: 'Two' }, alice)).toEqual({ data: { me: 'alice' } })
})

test('S8: a fault of ours is logged whole, and shown as nothing but its code', async () => {
  const { execute, logged } = open()
  const { data, errors } = await execute({ query: '{ me broken }' }, alice)

  expect(data).toEqual({ me: 'alice', broken: null })
  expect(errors?.map((error) => error.toJSON())).toEqual([
    {
      message: expect.stringContaining('Try again'),
      path: ['broken'],
      locations: [{ line: 1, column: 6 }],
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    },
  ])
  expect(JSON.stringify(errors)).not.toContain('secret')
  expect(logged).toEqual([
    expect.objectContaining({
      err: expect.objectContaining({ message: expect.stringContaining('ECONNREFUSED'), stack: expect.any(String) }),
      correlationId: 'cid-00000001',
      path: ['broken'],
    }),
  ])
})

test('what is meant for the caller passes as it is, and is not logged as a fault', async () => {
  const { execute, logged } = open()
  const { errors } = await execute({ query: '{ taken }' }, alice)

  expect(errors?.[0]).toMatchObject({ message: 'Read it again.', extensions: { code: 'CONFLICT', currentVersion: 7 } })
  expect(logged).toEqual([])
})

test.each(['{', '{ nothing }', 'query { me } query { me }', '{ note { id } }'])(
  '%s is refused without running',
  async (query) => {
    const { execute, subscribe } = open()
    for (const result of [await execute({ query }, alice), await subscribe({ query }, alice)]) {
      expect(result).toEqual({ errors: expect.arrayContaining([expect.any(GraphQLError)]) })
    }
  },
)

test('a thousand and one operations are no problem, nor is the first of them again', async () => {
  const { execute } = open()
  for (let index = 0; index <= 1_001; index++) await execute({ query: `query Q${index} { me }` }, alice)
  expect(await execute({ query: 'query Q0 { me }' }, alice)).toEqual({ data: { me: 'alice' } })
})

const live = async (opened: ReturnType<typeof open>, query = 'subscription { ticks }') => {
  const events = await opened.subscribe({ query }, alice)
  if (!(Symbol.asyncIterator in events)) throw new Error('there is no subscription', { cause: events })
  return events
}

test('a subscription gives each event, and ends at once when it is returned while it waits', async () => {
  const opened = open()
  const events = await live(opened)
  opened.tick()
  expect(await events.next()).toEqual({ done: false, value: { data: { ticks: 1 } } })

  const waiting = events.next()
  const start = performance.now()
  await events.return?.()

  expect(await waiting).toEqual({ done: true, value: undefined })
  expect(performance.now() - start).toBeLessThan(1_000)
  expect(opened.followers()).toBe(0)
})

test('a subscription that is refused says why, without what is ours', async () => {
  const { subscribe, logged } = open()
  expect(await subscribe({ query: 'subscription { brokenTicks }' }, alice)).toMatchObject({
    errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
  })
  expect(logged).toHaveLength(1)
})

test('whoever may read everyone’s entities reads entities', async () => {
  const { execute } = open()
  expect(await execute(entities, job)).toEqual({ data: { _entities: [{ id: '1', text: 'the text of 1' }] } })
})

test.each([
  '{ me }',
  '{ note(id: "1") { id } }',
  'mutation { write }',
  'subscription { ticks }',
  '{ me _entities(representations: []) { __typename } }',
  '{ _entities: note(id: "1") { id } }',
  '{ ... { me } }',
  '{ ...mine } fragment mine on Query { me }',
  'query A { _service { sdl } }',
])('and nothing else: %s is refused', async (query) => {
  const opened = open()
  const refused = { errors: [expect.objectContaining({ extensions: { code: 'FORBIDDEN' } })] }

  expect(await opened.execute({ query }, job)).toEqual(refused)
  expect(await opened.subscribe({ query }, job)).toEqual(refused)
  expect(opened.written()).toBe(0)
  expect(opened.followers()).toBe(0)
})

test('no operation beside the one that is named lets it do more', async () => {
  const opened = open()
  const query = 'query Entities { _entities(representations: []) { __typename } } mutation Write { write }'

  expect(await opened.execute({ query, operationName: 'Write' }, job)).toMatchObject({
    errors: [{ extensions: { code: 'FORBIDDEN' } }],
  })
  expect(await opened.execute({ query, operationName: 'Entities' }, job)).toEqual({ data: { _entities: [] } })
  expect(opened.written()).toBe(0)
})

test('the scope alone makes nobody of that kind: a person who holds it is a person', async () => {
  const { execute } = open()
  expect(await execute({ query: 'mutation { write }' }, { ...alice, scopes: ['entities:read'] })).toEqual({
    data: { write: 'written 1' },
  })
})

import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { systemClock } from '../../platform/clock.ts'
import { type Identity, signIdentity } from '../../platform/identity.ts'
import { internalKey, newInternalKeys } from '../../platform/internal-key.ts'
import { type Apart, startApart } from '../../tests/support/tiny-graph/apart.ts'
import { answerOf, ask, until } from '../../tests/support/tiny-graph/clients.ts'
import type { Stretch } from '../../tests/support/tiny-graph/cut.ts'
import type { Notes } from '../../tests/support/tiny-graph/notes.subgraph.ts'
import { startTinyGraph, type TinyGraph } from '../../tests/support/tiny-graph/tiny-graph.ts'
import { httpLink } from './http-link.ts'

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

const identity: Identity = {
  subject: 'alice',
  actor: { type: 'USER', id: 'alice' },
  scopes: [],
  correlationId: 'a-correlation-id',
}

test('across processes an operation runs as the caller, with the correlation id and the problems of errors', async () => {
  notes.add('alice', 'far away')
  const query = '{ notes { text stars } whoami { subject actorType } fail(how: INPUT) }'
  const { body } = await ask(graph.gateway.url, alice, query)
  expect(body).toEqual({
    data: { notes: [{ text: 'far away', stars: 1 }], whoami: { subject: 'alice', actorType: 'USER' }, fail: null },
    errors: [
      {
        message: 'Correct the input: a: b',
        path: ['fail'],
        extensions: {
          code: 'BAD_USER_INPUT',
          problems: [{ path: 'a', problem: 'b' }],
          correlationId: expect.any(String),
        },
      },
    ],
  })
})

test('a fault inside a subgraph is logged there and masked twice', async () => {
  const { body } = await ask(graph.gateway.url, alice, '{ fail(how: BUG) }')
  expect(body).toMatchObject({ errors: [{ path: ['fail'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }] })
  expect(JSON.stringify(body)).not.toContain('hunter2')
  expect(apart.lines.some(({ err }) => JSON.stringify(err ?? '').includes('hunter2'))).toBe(true)
})

test('a dead subgraph costs its own fields only, by UNAVAILABLE with its name', async () => {
  network.cut(true)
  const { body } = await ask(graph.gateway.url, alice, '{ mine: notes { text } sky { owner } }')
  expect(body.data).toBeNull()
  expect(body.errors).toMatchObject([
    {
      path: ['mine'],
      message: expect.stringContaining('notes'),
      extensions: { code: 'UNAVAILABLE', service: 'notes' },
    },
  ])
  const nullable = await ask(graph.gateway.url, alice, '{ note(id: "x") { text } sky { owner } }')
  expect(nullable.body.data).toEqual({ note: null, sky: { owner: 'alice' } })
})

test('a dead subgraph costs an entity the fields that it adds', async () => {
  const swapped = await startTinyGraph(
    { AUTH_LOCAL: '1' },
    {
      links: {
        notes,
        stars: httpLink({
          name: 'stars',
          url: 'http://127.0.0.1:1/graphql',
          key: apart.privateKey,
          clock: systemClock,
        }),
      },
    },
  )
  try {
    const { body } = await ask(swapped.gateway.url, await swapped.token('alice'), '{ notes { text stars } }')
    expect(body).toMatchObject({
      data: { notes: [{ text: 'far away', stars: null }] },
      errors: [{ path: ['notes', 0], extensions: { code: 'UNAVAILABLE', service: 'stars' } }],
    })
  } finally {
    await swapped.close()
  }
})

test('a connection that died while it was idle is not noticed by who reads', async () => {
  await ask(graph.gateway.url, alice, '{ notes { text } }')
  network.cut()
  expect((await ask(graph.gateway.url, alice, '{ notes { text } }')).body.errors).toBeUndefined()
})

test('a subgraph that does not answer in time is a TIMEOUT', async () => {
  const { body } = await ask(graph.gateway.url, alice, '{ slow(ms: 2000) }')
  expect(body).toMatchObject({ errors: [{ path: ['slow'], extensions: { code: 'TIMEOUT', service: 'notes' } }] })
})

test.each([
  ['no token', undefined],
  ['nonsense', 'Bearer nonsense'],
  ['a token of another key', 'other'],
  ['a token that is over', 'late'],
  ['a client’s token', 'client'],
])('S5 with %s a subgraph answers 401 before it parses, and before an upgrade', async (_what, kind) => {
  const other = await internalKey((await newInternalKeys()).privateKey, 'KEY')
  const now = systemClock.now()
  const made: Record<string, string> = {
    other: `Bearer ${await signIdentity(identity, other, now)}`,
    late: `Bearer ${await signIdentity(identity, apart.privateKey, new Date(now.getTime() - 66_000))}`,
    client: `Bearer ${alice}`,
  }
  const authorization = made[kind ?? ''] ?? kind
  const headers = { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) }
  const answer = await fetch(`${apart.url}/graphql`, { method: 'POST', headers, body: '{ not even JSON' })
  expect(answer.status).toBe(401)
  expect((await answerOf(answer)).body).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })

  const socket = new WebSocket(apart.url.replace('http', 'ws'), 'graphql-transport-ws', { headers })
  const [error] = z.tuple([z.instanceof(Error)]).parse(await once(socket, 'error'))
  expect(error.message).toContain('401')
})

test('S5 at each subscribe a subgraph asks again who it is for', async () => {
  const authorization = `Bearer ${await signIdentity(identity, apart.privateKey, systemClock.now())}`
  const socket = new WebSocket(apart.url.replace('http', 'ws'), 'graphql-transport-ws', { headers: { authorization } })
  await once(socket, 'open')
  socket.send(JSON.stringify({ type: 'connection_init' }))
  await once(socket, 'message')
  const payload = { query: 'subscription { noteAdded { cursor } }' }
  for (const extensions of [undefined, { identity: 'nonsense' }, { identity: alice }]) {
    socket.send(JSON.stringify({ id: 'a', type: 'subscribe', payload: { ...payload, extensions } }))
    const [message] = z
      .tuple([z.instanceof(Buffer)])
      .rest(z.unknown())
      .parse(await once(socket, 'message'))
    expect(JSON.parse(message.toString())).toMatchObject({
      type: 'error',
      payload: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    })
  }
  expect(notes.openStreams()).toBe(0)
  socket.terminate()
})

test('a served subgraph says that it lives, and whether it is ready', async () => {
  expect(await (await fetch(`${apart.url}/health`)).json()).toEqual({ status: 'ok' })
  expect(await (await fetch(`${apart.url}/ready`)).json()).toEqual({ status: 'ready', parts: { events: null } })
  expect(await apart.link.readiness()).toBeNull()
  network.cut(true)
  expect(await apart.link.readiness()).toBe('does not answer')
})

test('an answer that is no GraphQL is UNAVAILABLE, not an answer', async () => {
  const odd = createServer((_, response) => response.end('<html>')).listen(0, '127.0.0.1')
  await once(odd, 'listening')
  const { port } = z.object({ port: z.number() }).parse(odd.address())
  const toOdd = httpLink({
    name: 'odd',
    url: `http://127.0.0.1:${port}/graphql`,
    key: apart.privateKey,
    clock: systemClock,
  })
  await expect(toOdd.execute({ query: '{ a }' }, identity)).rejects.toMatchObject({
    extensions: { code: 'UNAVAILABLE', service: 'odd' },
  })
  await toOdd.close()
  odd.close()
})

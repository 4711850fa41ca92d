import { once } from 'node:events'
import { decodeJwt } from 'jose'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { bareSocket, liveAs, liveClient, take, until } from '../../tests/support/tiny-graph/clients.ts'
import { startTinyGraph, type TinyGraph } from '../../tests/support/tiny-graph/tiny-graph.ts'
import { personalIssuer } from '../identity/personal-token.ts'
import { revoke } from '../identity/revocations.ts'

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

test('S11 a socket without a valid token is closed with 4403', async () => {
  for (const token of [null, 'nonsense']) {
    const client = as(token)
    await take(client.iterate({ query: 'subscription { counted { count } }' }), 1).catch(() => undefined)
    expect(await client.closed).toMatchObject({ code: 4403 })
  }
})

test('S11 the upgrade request may carry the token', async () => {
  const client = liveClient(url, { socket: { headers: { authorization: `Bearer ${alice}` } } })
  opened.push(client)
  expect(await take(client.iterate({ query: 'subscription { counted { count } }' }), 1)).toEqual([
    { data: { counted: { count: 1 } } },
  ])
})

test('S11 a socket is closed with 4403 within a second after its token expires, and its upstreams end', async () => {
  const seconds = 2
  const client = as(await graph.token('alice', seconds / 86_400))
  const events = take(client.iterate({ query: 'subscription { noteAdded { cursor } }' }), 1).catch(() => undefined)
  await until(() => graph.notes.openStreams() > 0, 'the subscription was open')
  const start = performance.now()
  expect(await client.closed).toMatchObject({ code: 4403 })
  expect(performance.now() - start).toBeLessThan(seconds * 1000 + 1000)
  await events
  await until(() => graph.notes.openStreams() === 0, 'the upstream was ended')
})

test('S15 a socket is closed with 4403 within three seconds after its token is revoked, and others stay', async () => {
  const token = await graph.token('alice')
  const [client, other] = [as(token), as(alice)]
  const events = [client, other].map((each, i) =>
    take(each.iterate({ query: `subscription { its${i}: noteAdded { cursor } }` }), 1).catch(() => undefined),
  )
  await until(() => graph.notes.openStreams() === 2, 'both subscriptions were open')
  const start = performance.now()
  await revoke(graph.dataDir, { iss: personalIssuer, jti: String(decodeJwt(token).jti) }, new Date())
  expect(await client.closed).toMatchObject({ code: 4403 })
  expect(performance.now() - start).toBeLessThan(3_000)
  await until(() => graph.notes.openStreams() === 1, 'only the other one is open')
  graph.notes.add('alice', 'for the other')
  expect(await events[1]).toHaveLength(1)
})

test('S10 a client that does not introduce itself within three seconds is closed with 4408', async () => {
  const socket = await bareSocket(url)
  const [code] = await once(socket, 'close')
  expect(code).toBe(4408)
})

test('S10 a socket of another subprotocol is closed, and one before its introduction gets nothing', async () => {
  const [other] = await once(await bareSocket(url, ['graphql-ws']).catch(() => bareSocket(url, [])), 'close')
  expect(other).toBe(4406)
  const hasty = await bareSocket(url)
  hasty.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: 'subscription { counted { count } }' } }))
  const [code] = await once(hasty, 'close')
  expect(code).toBe(4401)
})

test('S10 a message over 64 kB closes the socket, one that is no message too, and the log stays calm', async () => {
  for (const [message, expected] of [
    ['x'.repeat(65 * 1024), 1009],
    ['nonsense', 4400],
  ] as const) {
    const socket = await bareSocket(url)
    socket.send(message)
    const [code] = await once(socket, 'close')
    expect(code).toBe(expected)
  }
  expect(graph.lines.filter(({ level }) => level >= 50)).toEqual([])
})

test('S10 pages of foreign origins may not connect; our own may, and programs send no origin', async () => {
  await expect(bareSocket(url, undefined, { origin: 'https://evil.example.org' })).rejects.toThrow('403')
  for (const origin of [url, undefined]) {
    const socket = await bareSocket(url, undefined, origin === undefined ? {} : { origin })
    expect(socket.protocol).toBe('graphql-transport-ws')
    socket.terminate()
  }
})

test('S12 a socket carries twenty subscriptions', async () => {
  const client = as(alice)
  const query = 'subscription { noteAdded { cursor } }'
  const twenty = Array.from({ length: 20 }, (_, i) =>
    take(client.iterate({ query: query.replace('noteAdded', `the${i}: noteAdded`) }), 1),
  )
  await until(() => graph.notes.openStreams() === 20, 'twenty were open')
  const failure = await take(client.iterate({ query }), 1).catch((errors: unknown) => errors)
  expect(failure).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED', limit: 20, actual: 21 } }])
  graph.notes.add('alice', 'for all')
  expect(await Promise.all(twenty)).toHaveLength(20)
})

test('F31 a subscriber that does not read is not read for', async () => {
  const socket = await bareSocket(url)
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${alice}` } }))
  await once(socket, 'message')
  socket.pause()
  const before = graph.notes.counts()
  socket.send(
    JSON.stringify({
      id: '1',
      type: 'subscribe',
      payload: { query: 'subscription { counted(size: 100000) { count padding } }' },
    }),
  )
  let last = -1
  await until(async () => {
    const isStill = last === graph.notes.counts()
    last = graph.notes.counts()
    await new Promise((resolve) => setTimeout(resolve, 200))
    return isStill && last > before
  }, 'reading came to rest')
  // What the operating system buffers for a connection is a few megabytes; without a bound this would never rest.
  expect(graph.notes.counts() - before).toBeLessThan(200)
  socket.terminate()
})

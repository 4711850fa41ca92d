import { expect, test } from 'vitest'
import { systemClock } from '../platform/clock.ts'
import { answerOf, ask, bareSocket, liveAs, post, take, until } from '../tests/support/tiny-graph/clients.ts'
import { notesSubgraph } from '../tests/support/tiny-graph/notes.subgraph.ts'
import { starsSubgraph } from '../tests/support/tiny-graph/stars.subgraph.ts'
import { listeningLog, startTinyGraph, tinySupergraph } from '../tests/support/tiny-graph/tiny-graph.ts'
import { gatewayConfig } from './config.ts'
import { buildGateway } from './gateway.ts'

const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

test('a gateway is alive and ready, and what other parts suffer turns nobody away', async () => {
  const graph = await startTinyGraph({}, { readiness: async () => ({ events: null, model: 'does not answer' }) })
  try {
    expect(await (await fetch(`${graph.gateway.url}/health`)).json()).toEqual({ status: 'ok' })
    const ready = await fetch(`${graph.gateway.url}/ready`)
    expect(ready.status).toBe(200)
    expect(await ready.json()).toEqual({ status: 'ready', parts: { events: null, model: 'does not answer' } })
  } finally {
    await graph.close()
  }
})

test('when it closes, what runs finishes, and sockets are sent away with 1001', async () => {
  const graph = await startTinyGraph({})
  const { url } = graph.gateway
  const slow = ask(url, null, '{ slow(ms: 600) }')
  const client = liveAs(url, null)
  const events = take(client.iterate({ query: 'subscription { noteAdded { cursor } }' }), 1).catch(() => [])
  await until(() => graph.notes.openStreams() === 1, 'the subscription was open')
  const start = performance.now()
  const closing = graph.close()
  expect((await client.closed).code).toBe(1001)
  expect((await slow).body).toEqual({ data: { slow: 'done' } })
  await closing
  await events
  expect(performance.now() - start).toBeLessThan(3_000)
  expect(graph.notes.openStreams()).toBe(0)
  await expect(fetch(`${url}/health`)).rejects.toThrow()
})

test('while it drains it is alive and not ready', async () => {
  const { log } = listeningLog()
  const links = { notes: notesSubgraph(log), stars: starsSubgraph(log) }
  const { app, drain, graph } = await buildGateway({
    ...{ supergraphSdl: tinySupergraph(), links, clock: systemClock, log },
    config: gatewayConfig({ AUTH_ISSUER: 'https://id.example.org', AUTH_JWKS_URL: 'https://id.example.org/keys' }),
  })
  drain()
  expect((await app.inject('/health')).statusCode).toBe(200)
  const ready = await app.inject('/ready')
  expect([ready.statusCode, ready.json()]).toEqual([503, { status: 'draining', parts: {} }])
  await Promise.all([app.close(), graph.stop()])
})

test('a client that never says goodbye delays closing by five seconds at most', async () => {
  const graph = await startTinyGraph({})
  const socket = await bareSocket(graph.gateway.url)
  socket.pause()
  const start = performance.now()
  await graph.close()
  expect(performance.now() - start).toBeLessThan(6_000)
  socket.terminate()
})

test('in development a browser finds Apollo Sandbox, and what Sandbox asks of that address is answered', async () => {
  const graph = await startTinyGraph({ AUTH_LOCAL: '1' })
  try {
    for (const path of ['/', '/graphql']) {
      const page = await fetch(`${graph.gateway.url}${path}`, { headers: html })
      expect(page.status).toBe(200)
      expect(page.headers.get('content-type')).toContain('text/html')
      expect(await page.text()).toContain('sandbox')
    }
    const introspection = await fetch(graph.gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await graph.token('alice')}` },
      body: JSON.stringify({ query: '{ __schema { queryType { name } } }' }),
    })
    expect((await answerOf(introspection)).body).toEqual({ data: { __schema: { queryType: { name: 'Query' } } } })
  } finally {
    await graph.close()
  }
})

test('in production there is no Sandbox, no introspection, and no suggestion of names', async () => {
  const graph = await startTinyGraph({ AUTH_LOCAL: '1', NODE_ENV: 'production' })
  try {
    const { url } = graph.gateway
    const auth = { authorization: `Bearer ${await graph.token('alice')}` }
    expect((await fetch(url, { headers: html })).status).toBe(404)
    expect(await (await fetch(`${url}/graphql`, { headers: html })).text()).not.toMatch(/sandbox/i)
    for (const query of ['{ __schema { queryType { name } } }', '{ notes { idd } }']) {
      const { body } = await post(url, { query }, auth)
      expect(body).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] })
      expect(JSON.stringify(body)).not.toContain('Did you mean')
    }
    const client = liveAs(url, await graph.token('alice'))
    const failure = await take(client.iterate({ query: 'subscription { noteAded { cursor } }' }), 1).catch(
      (errors: unknown) => errors,
    )
    expect(JSON.stringify(failure)).not.toContain('Did you mean')
    client.terminate()
  } finally {
    await graph.close()
  }
})

test('a port that is taken, and facts about what the graph lacks, are one line that says what to do', async () => {
  const graph = await startTinyGraph({})
  try {
    const { port } = graph.gateway
    await expect(startTinyGraph({ PORT: String(port) })).rejects.toMatchObject({
      name: 'StartupError',
      message: expect.stringMatching(new RegExp(`^Port ${port} is taken: .*PORT.*$`)),
    })
    const asItself = { what: { subgraph: 'nowhere', operation: '{ what }' } }
    const facts = {
      resumable: {},
      delegates: { nobody: 'caller' } as const,
      systemReads: { Nothing: 'notes' },
      asItself,
      pages: {},
    }
    await expect(startTinyGraph({}, { facts })).rejects.toMatchObject({
      name: 'StartupError',
      message: expect.stringContaining('subgraph nobody, subgraph nowhere, type Nothing'),
    })
  } finally {
    await graph.close()
  }
})

test('every fault of the settings is named at once', () => {
  const env = { PORT: '99999', AUTH_ISSUER: 'https://id.example.org', INTERNAL_PORT: '4005', SYSTEM_KEY: 'short' }
  expect(() => gatewayConfig(env)).toThrow(/PORT.*SYSTEM_KEY/)
  expect(() => gatewayConfig({ AUTH_ISSUER: 'https://id.example.org', INTERNAL_PORT: '4005' })).toThrow(
    /AUTH_JWKS_URL.*SYSTEM_KEY/,
  )
  expect(gatewayConfig({ CORS_ORIGINS: ' https://a.org , https://b.org ' }).CORS_ORIGINS).toEqual([
    'https://a.org',
    'https://b.org',
  ])
})

import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { notesSubgraph } from '../tests/support/tiny-graph/notes.subgraph.ts'
import { systemClock } from './clock.ts'
import { faultOfOurs } from './errors.ts'
import { signIdentity } from './identity.ts'
import { internalKey, newInternalKeys } from './internal-key.ts'
import { createLog } from './log.ts'
import { openMetrics } from './metrics.ts'
import { serveSubgraph } from './subgraph-server.ts'

let server: ChildProcessByStdio<null, Readable, null>
let port: number

beforeEach(async () => {
  const program = fileURLToPath(new URL('subgraph-server.child.fixture.ts', import.meta.url))
  server = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(server.stdout, 'data')
  port = Number(String(line))
})
afterEach(() => void server.kill('SIGKILL'))

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
// As a gateway's in all but its signature, so that the key is asked, which takes a while.
const forged = [
  part({ alg: 'EdDSA', typ: 'tickler-internal+jwt' }),
  part({ sub: 'mallory', iat: 1, exp: 9e9 }),
  Buffer.alloc(64, 1).toString('base64url'),
].join('.')
const upgrade = [
  'GET /graphql HTTP/1.1',
  'Host: notes',
  'Connection: Upgrade',
  'Upgrade: websocket',
  `Authorization: Bearer ${forged}`,
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
].join('\r\n')

/** One who asks for a socket without a right to it, and does not hang up when the server does. */
async function stranger(): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  socket.on('error', () => {}) // however it ends
  await once(socket, 'connect')
  socket.write(`${upgrade}\r\n\r\n`)
  return socket
}

test('who has no token and resets the connection while it is looked at brings nothing down', async () => {
  for (let count = 0; count < 100; count++) {
    const socket = await stranger()
    // Sooner and later, to meet the server at each of its steps.
    await new Promise((resolve) => setTimeout(resolve, count % 4))
    socket.resetAndDestroy()
  }

  expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200)
  expect(server.exitCode).toBeNull()
})

test('who is refused and stays on the line is hung up on, and keeps no server from closing', async () => {
  const sockets = await Promise.all([stranger(), stranger(), stranger()])
  for (const socket of sockets) expect(String(await once(socket, 'data'))).toMatch(/^HTTP\/1\.1 401 /)

  const start = performance.now()
  server.kill('SIGTERM')
  const [code] = await once(server, 'exit')

  expect(code).toBe(0)
  expect(performance.now() - start).toBeLessThan(4_000)
  for (const socket of sockets) socket.destroy()
})

test('its numbers can be read as Prometheus reads them, those of Node among them', async () => {
  const key = await internalKey((await newInternalKeys()).publicKey, 'INTERNAL_PUBLIC_KEY')
  const log = createLog('silent', 'test')
  const metrics = openMetrics()
  const opened = await serveSubgraph(notesSubgraph(log), {
    host: '127.0.0.1',
    port: 0,
    key,
    clock: systemClock,
    log,
    metrics,
  })
  onTestFinished(opened.close)

  const response = await fetch(`${opened.url}/metrics`)

  expect(response.headers.get('content-type')).toBe(metrics.contentType)
  expect(await response.text()).toMatch(/^process_resident_memory_bytes \d+$/m)
})

test('a fault of ours is told by its code alone', async () => {
  const keys = await newInternalKeys()
  const log = createLog('silent', 'test')
  const broken = { ...notesSubgraph(log), execute: () => Promise.reject(new Error('password of the database')) }
  const key = await internalKey(keys.publicKey, 'INTERNAL_PUBLIC_KEY')
  const opened = await serveSubgraph(broken, { host: '127.0.0.1', port: 0, key, clock: systemClock, log })
  onTestFinished(opened.close)
  const identity = { subject: 'ada', actor: { type: 'USER', id: 'ada' }, scopes: [], correlationId: 'c' } as const
  const token = await signIdentity(identity, await internalKey(keys.privateKey, 'KEY'), systemClock.now())

  const response = await fetch(`${opened.url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: '{ "query": "{ __typename }" }',
  })

  expect(response.status).toBe(500)
  expect(await response.json()).toEqual({
    errors: [{ message: faultOfOurs, extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
  })
})

import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bareSocket } from '../tests/support/tiny-graph/clients.ts'
import { startTinyGraph, type TinyGraph } from '../tests/support/tiny-graph/tiny-graph.ts'

let demo: TinyGraph
let signedIn: TinyGraph

beforeAll(async () => {
  ;[demo, signedIn] = await Promise.all([startTinyGraph({}), startTinyGraph()])
})
afterAll(() => Promise.all([demo.close(), signedIn.close()]))

/** Asks as a browser does that believes the gateway to have this name. */
async function askAt(graph: TinyGraph, host: string, headers: Record<string, string> = {}) {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number | undefined; text: string }>()
  const sent = request(`${graph.gateway.url}/graphql`, {
    method: 'POST',
    headers: { host, origin: `http://${host}`, 'content-type': 'application/json', ...headers },
  })
  sent.on('error', reject)
  sent.on('response', (response) => {
    response
      .setEncoding('utf8')
      .toArray()
      .then((parts) => resolve({ status: response.statusCode, text: parts.join('') }), reject)
  })
  sent.end('{"query":"{ notes { id } }"}')
  return promise
}

test.each(['evil.example:4000', '127.0.0.1.evil.example', 'localhost.evil.example', 'not a host'])(
  'S9 the demo user is not for pages that reach this machine as %s',
  async (host) => {
    const { status, text } = await askAt(demo, host)
    expect(status).toBe(421)
    expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] })
    await expect(
      bareSocket(demo.gateway.url, undefined, { headers: { host }, origin: `http://${host}` }),
    ).rejects.toThrow()
  },
)

test.each(['localhost:4000', 'LOCALHOST', '127.0.0.1:80', '[::1]:4000', '192.168.1.7'])(
  'S9 the demo user is for who reaches this machine as %s',
  async (host) => {
    expect((await askAt(demo, host)).status).toBe(200)
    const socket = await bareSocket(demo.gateway.url, undefined, { headers: { host } })
    socket.terminate()
  },
)

test('where tokens are asked for, any name will do', async () => {
  const authorization = `Bearer ${await signedIn.token('alice')}`
  expect((await askAt(signedIn, 'tickler.example.org', { authorization })).status).toBe(200)
})

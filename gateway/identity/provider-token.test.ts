import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterEach, expect, test, vi } from 'vitest'
import { ask, at } from '../../tests/support/tiny-graph/clients.ts'
import { startTinyGraph } from '../../tests/support/tiny-graph/tiny-graph.ts'

const whoami = '{ whoami { subject scopes } }'

afterEach(() => void vi.useRealTimers())

const portOf = (address: string | AddressInfo | null) => (typeof address === 'object' ? (address?.port ?? 0) : 0)

/** An identity provider on a port of its own, as far as a gateway asks one; `publish` says which keys it has, undefined that it is down. */
async function startProvider(publish: () => readonly CryptoKey[] | undefined) {
  const answer = async (response: ServerResponse) => {
    const keys = publish()
    if (!keys) return response.writeHead(503).end()
    const jwks = await Promise.all(keys.map(async (key) => ({ ...(await exportJWK(key)), alg: 'ES256' })))
    return response.end(JSON.stringify({ keys: jwks }))
  }
  const server = createServer((_, response) => void answer(response).catch(() => response.destroy()))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${portOf(server.address())}`
  const graph = await startTinyGraph({ AUTH_ISSUER: issuer, AUTH_JWKS_URL: `${issuer}/keys`, NODE_ENV: 'production' })
  return {
    graph,
    token: (key: CryptoKey, typ: string) =>
      new SignJWT({ scope: 'audit:read' })
        .setProtectedHeader({ alg: 'ES256', typ })
        .setIssuer(issuer)
        .setAudience('tickler')
        .setSubject('dora')
        .setJti('1')
        .setIssuedAt()
        .setExpirationTime('1 hour')
        .sign(key),
    close: async () => {
      await graph.close()
      server.close()
    },
  }
}

test('an identity provider’s tokens are verified by the keys it publishes; while it is down nobody is blamed', async () => {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  let isDown = true
  const provider = await startProvider(() => (isDown ? undefined : [publicKey]))
  const { graph } = provider
  try {
    const token = await provider.token(privateKey, 'at+jwt')
    const down = await ask(graph.gateway.url, token, whoami)
    expect(down).toMatchObject({
      status: 503,
      body: { errors: [{ extensions: { code: 'UNAVAILABLE', service: 'sign-in' } }] },
    })
    isDown = false
    const { body } = await ask(graph.gateway.url, token, whoami)
    expect(at(body, 'data', 'whoami')).toMatchObject({ subject: 'dora', scopes: ['audit:read'] })
    expect((await ask(graph.gateway.url, await provider.token(privateKey, 'JWT'), whoami)).status).toBe(401)
    expect((await ask(graph.gateway.url, await graph.token('dora'), whoami)).status).toBe(401)
  } finally {
    await provider.close()
  }
})

test('F30 a key that its provider withdrew is good for eleven minutes more at most, and that it cannot be asked changes nothing', async () => {
  const [stolen, fresh] = await Promise.all([generateKeyPair('ES256'), generateKeyPair('ES256')])
  let keys: readonly CryptoKey[] | undefined = [stolen.publicKey]
  const provider = await startProvider(() => keys)
  try {
    const token = await provider.token(stolen.privateKey, 'at+jwt')
    const statusAfter = async (minutes: number) => {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + minutes * 60_000 })
      return (await ask(provider.graph.gateway.url, token, whoami)).status
    }
    expect(await statusAfter(0)).toBe(200)
    keys = undefined
    expect(await statusAfter(11)).toBe(200)
    keys = [fresh.publicKey]
    expect(await statusAfter(11)).toBe(401)
  } finally {
    await provider.close()
  }
})

import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type CryptoKey, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, at, post, until } from '../../tests/support/tiny-graph/clients.ts'
import { startTinyGraph, type TinyGraph } from '../../tests/support/tiny-graph/tiny-graph.ts'
import { gatewayConfig } from '../config.ts'
import { loadAuthKey } from './auth-key.ts'
import { issuePersonalToken, personalIssuer } from './personal-token.ts'
import { revoke } from './revocations.ts'

const whoami = '{ whoami { subject actorType actorId scopes delegation } }'

let local: TinyGraph
let url: string

beforeAll(async () => {
  local = await startTinyGraph()
  url = local.gateway.url
})
afterAll(() => local.close())

/** A token that is right in everything but what is given. */
async function forged(given: {
  header?: object
  claims?: object
  key?: CryptoKey | Uint8Array
  lacks?: string
}): Promise<string> {
  const { privateKey } = await loadAuthKey(local.dataDir)
  const seconds = Math.floor(Date.now() / 1000)
  const claims = {
    ...{ iss: 'tickler/local', aud: 'tickler', sub: 'mallory', jti: 'one', iat: seconds, exp: seconds + 60 },
    ...given.claims,
  }
  const kept = Object.entries(claims).filter(([name]) => name !== given.lacks)
  return new SignJWT(Object.fromEntries(kept))
    .setProtectedHeader({ alg: 'EdDSA', typ: 'tickler-personal+jwt', ...given.header })
    .sign(given.key ?? privateKey)
}

const past = (seconds: number) => Math.floor(Date.now() / 1000) - seconds

test('S14 a token that is right in everything is taken', async () => {
  const { body } = await ask(url, await forged({}), whoami)
  expect(at(body, 'data', 'whoami')).toMatchObject({
    subject: 'mallory',
    actorType: 'USER',
    actorId: 'mallory',
    scopes: [],
  })
})

test.each<[string, Parameters<typeof forged>[0]]>([
  ['of another issuer', { claims: { iss: 'tickler/gateway' } }],
  ['for another audience', { claims: { aud: 'tickler/subgraph' } }],
  ['of another type', { header: { typ: 'tickler-internal+jwt' } }],
  ['that has expired', { claims: { exp: past(6) } }],
  ['without an expiry', { lacks: 'exp' }],
  ['without a subject', { lacks: 'sub' }],
  ['without an id', { lacks: 'jti' }],
  ['without a time of issue', { lacks: 'iat' }],
  ['for our own jobs', { claims: { sub: 'system' } }],
  ['with an empty subject', { claims: { sub: '' } }],
  ['with a control character in its subject', { claims: { sub: 'mal\nlory' } }],
  ['with a subject of 201 characters', { claims: { sub: 'x'.repeat(201) } }],
  ['signed by a shared secret', { header: { alg: 'HS256' }, key: new Uint8Array(32) }],
])('S14 a token %s is refused', async (_what, given) => {
  const { status, body } = await ask(url, await forged(given), whoami)
  expect(status).toBe(401)
  expect(body).toMatchObject({
    errors: [{ message: expect.stringContaining('Authorization'), extensions: { code: 'UNAUTHENTICATED' } }],
  })
})

test('S14 clocks may differ by five seconds', async () => {
  expect((await ask(url, await forged({ claims: { exp: past(3) } }), whoami)).status).toBe(200)
})

test('S14 neither no signature nor someone else’s is taken', async () => {
  const [header, payload] = (await forged({})).split('.')
  const unsigned = `${Buffer.from('{"alg":"none","typ":"tickler-personal+jwt"}').toString('base64url')}.${payload}.`
  const { privateKey } = await generateKeyPair('EdDSA')
  for (const token of [unsigned, `${header}.${payload}.AAAA`, await forged({ key: privateKey }), 'nonsense', 'a.b.c'])
    expect((await ask(url, token, whoami)).status).toBe(401)
})

test.each(['Basic YTpi', 'Bearer', 'Bearer a b', 'token'])(
  'an Authorization of "%s" is refused',
  async (authorization) => {
    expect((await post(url, { query: whoami }, { authorization })).status).toBe(401)
  },
)

test('without a token nobody is signed in', async () => {
  expect((await ask(url, null, whoami)).body).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
})

test('no scope of our own jobs comes in with a token', async () => {
  const { body } = await ask(url, await forged({ claims: { scope: 'audit:read entities:read gateway' } }), whoami)
  expect(at(body, 'data', 'whoami', 'scopes')).toEqual(['audit:read'])
})

test('S6 identity headers from outside change nothing', async () => {
  const headers = {
    authorization: `Bearer ${await local.token('alice')}`,
    'x-user-id': 'bob',
    'x-tickler-identity': 'bob',
    'x-forwarded-user': 'bob',
  }
  const { body } = await post(url, { query: whoami }, headers)
  expect(at(body, 'data', 'whoami')).toMatchObject({ subject: 'alice', actorId: 'alice' })
})

test('S15 a revoked token is refused within a second, by a process that was running, and no other’s of the same id', async () => {
  const key = await loadAuthKey(local.dataDir)
  const issued = await issuePersonalToken(key, { subject: 'carol', days: 1, now: new Date() })
  expect((await ask(url, issued.token, whoami)).status).toBe(200)
  await revoke(local.dataDir, { iss: 'https://sign-in.example.org', jti: issued.jti }, new Date())
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect((await ask(url, issued.token, whoami)).status).toBe(200)
  await revoke(local.dataDir, { iss: personalIssuer, jti: issued.jti }, new Date())
  await until(async () => (await ask(url, issued.token, whoami)).status === 401, 'the token was refused')
  expect((await ask(url, await local.token('carol'), whoami)).status).toBe(200)
})

test('S15 a revocation that was cut short ends nobody’s token; a damaged one lets nobody in, and the log says where it is', async () => {
  const graph = await startTinyGraph()
  const status = async () => (await ask(graph.gateway.url, await graph.token('alice'), whoami)).status
  const append = async (text: string) => {
    await appendFile(join(graph.dataDir, 'revoked.jsonl'), text)
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
  try {
    await append('{"iss":"tickler/lo')
    expect(await status()).toBe(200)
    await append('\n')
    expect(await status()).toBe(500)
    expect(JSON.stringify(graph.lines.findLast(({ level }) => level === 50))).toContain(
      'revoked.jsonl is damaged in line 1',
    )
  } finally {
    await graph.close()
  }
})

test('two people who ask at once each see their own', async () => {
  const people = await Promise.all(
    Array.from({ length: 20 }, async (_, i) => {
      const name = `person-${i % 2}`
      return { name, token: await local.token(name) }
    }),
  )
  local.notes.add('person-0', 'zero')
  local.notes.add('person-1', 'one')
  const seen = await Promise.all(
    people.flatMap(({ name, token }) =>
      Array.from({ length: 10 }, async () => {
        const { body } = await ask(url, token, '{ whoami { subject } notes { secret seenBy } }')
        expect(body.data).toEqual({ whoami: { subject: name }, notes: [{ secret: `only for ${name}`, seenBy: name }] })
      }),
    ),
  )
  expect(seen).toHaveLength(200)
})

test('in development whoever sends no token is the demo user, which is said loudly; a token must still be valid', async () => {
  const dev = await startTinyGraph({})
  try {
    expect((await ask(dev.gateway.url, null, whoami)).body.data).toMatchObject({ whoami: { subject: 'demo' } })
    expect((await ask(dev.gateway.url, await dev.token('alice'), whoami)).body.data).toMatchObject({
      whoami: { subject: 'alice' },
    })
    expect((await ask(dev.gateway.url, 'a.b.c', whoami)).status).toBe(401)
    expect(dev.lines.filter(({ level, msg }) => level === 40 && msg.includes('demo'))).toHaveLength(1)
  } finally {
    await dev.close()
  }
})

test('production without a way to sign in does not start, and says how', () => {
  expect(() => gatewayConfig({ NODE_ENV: 'production' })).toThrow(/AUTH_LOCAL=1.*AUTH_ISSUER/)
  expect(gatewayConfig({ NODE_ENV: 'production', AUTH_LOCAL: '1' }).AUTH_LOCAL).toBe(true)
})

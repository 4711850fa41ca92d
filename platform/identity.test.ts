import { type CryptoKey, generateKeyPair, SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { type Identity, internalAudience, signIdentity, verifyIdentity } from './identity.ts'

const now = new Date('2030-01-01T00:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000)
const { privateKey, publicKey } = await generateKeyPair('EdDSA')

const alice: Identity = {
  subject: 'alice',
  actor: { type: 'ASSISTANT', id: 'assistant' },
  scopes: ['audit:read'],
  correlationId: 'cid-00000001',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  delegation: 'another.token',
}

test('an identity arrives as it was sent', async () => {
  expect(await verifyIdentity(await signIdentity(alice, privateKey, now), publicKey, now)).toEqual(alice)

  const { traceparent: _, delegation: __, ...plain } = alice
  expect(await verifyIdentity(await signIdentity(plain, privateKey, now), publicKey, now)).toEqual(plain)
})

test('it holds for a minute, give or take five seconds', async () => {
  const token = await signIdentity(alice, privateKey, now)

  expect(await verifyIdentity(token, publicKey, later(64))).toEqual(alice)
  await expect(verifyIdentity(token, publicKey, later(66))).rejects.toThrow(/exp/)
})

test('a token of another key is refused', async () => {
  const other = await generateKeyPair('EdDSA')
  await expect(verifyIdentity(await signIdentity(alice, other.privateKey, now), publicKey, now)).rejects.toThrow(
    /signature/,
  )
})

test('a token whose content was changed is refused', async () => {
  const [header, payload = '', signature] = (await signIdentity(alice, privateKey, now)).split('.')
  const changed = Buffer.from(payload, 'base64url').toString().replace('alice', 'bobby')
  const token = [header, Buffer.from(changed).toString('base64url'), signature].join('.')
  await expect(verifyIdentity(token, publicKey, now)).rejects.toThrow(/signature/)
})

const good = { sub: 'alice', actor: { type: 'USER', id: 'alice' }, scopes: [], cid: 'cid-00000001' }
const header = { alg: 'EdDSA', typ: 'tickler-internal+jwt' }

const signed = (claims: object, { alg, typ } = header, key: CryptoKey | Uint8Array = privateKey) =>
  new SignJWT({
    iss: 'tickler/gateway',
    aud: internalAudience,
    iat: now.getTime() / 1_000,
    exp: now.getTime() / 1_000 + 60,
    ...good,
    ...claims,
  })
    .setProtectedHeader({ alg, typ })
    .sign(key)

test('the same token made by hand passes: what follows fails for one reason each', async () => {
  expect(await verifyIdentity(await signed({}), publicKey, now)).toMatchObject({ subject: 'alice' })
})

test.each<[string, object, typeof header?]>([
  ['another issuer', { iss: 'someone' }],
  ['another audience', { aud: 'tickler/gateway' }],
  ['another kind of token', {}, { ...header, typ: 'JWT' }],
  ['no expiry', { exp: undefined }],
  ['no time of issue', { iat: undefined }],
  ['no subject', { sub: undefined }],
  ['an empty subject', { sub: '' }],
  ['no actor', { actor: undefined }],
  ['an unknown actor', { actor: { type: 'ROOT', id: 'x' } }],
  ['no scopes', { scopes: undefined }],
  ['no correlation id', { cid: undefined }],
])('a token with %s is refused', async (_, claims, head) => {
  await expect(verifyIdentity(await signed(claims, head), publicKey, now)).rejects.toThrow()
})

test('a token that names its own algorithm is refused', async () => {
  const spki = new TextEncoder().encode('the public key, used as a shared secret')
  await expect(verifyIdentity(await signed({}, { ...header, alg: 'HS256' }, spki), publicKey, now)).rejects.toThrow()
  const [, payload] = (await signed({})).split('.')
  const none = `${Buffer.from('{"alg":"none","typ":"tickler-internal+jwt"}').toString('base64url')}.${payload}.`
  await expect(verifyIdentity(none, publicKey, now)).rejects.toThrow()
})

import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import { z } from 'zod'
import { StartupError } from './startup-error.ts'

const algorithm = 'EdDSA'
const ed25519 = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), d: z.string().optional() })

/** The key of internal tokens, as it stands in a setting: a JWK (RFC 7517), plain or in base64. Throws a `StartupError`. */
export async function internalKey(text: string, setting: string): Promise<CryptoKey> {
  try {
    const json = text.trimStart().startsWith('{') ? text : Buffer.from(text, 'base64').toString()
    const { d, ...open } = ed25519.parse(JSON.parse(json))
    return await imported(d === undefined ? open : { ...open, d })
  } catch (cause) {
    throw new StartupError(`${setting} is no Ed25519 key: set it to a JWK, plain or in base64.`, { cause })
  }
}

/** A fresh pair, as settings: the private one for the gateway, the public one for its subgraphs. */
export async function newInternalKeys(): Promise<{ privateKey: string; publicKey: string }> {
  const pair = await generateKeyPair(algorithm, { extractable: true })
  const encoded = async (key: CryptoKey) => Buffer.from(JSON.stringify(await exportJWK(key))).toString('base64')
  return { privateKey: await encoded(pair.privateKey), publicKey: await encoded(pair.publicKey) }
}

async function imported(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, algorithm)
  if (key instanceof Uint8Array) throw new TypeError('a symmetric key')
  return key
}

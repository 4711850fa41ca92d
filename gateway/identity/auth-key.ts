import { join } from 'node:path'
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import { z } from 'zod'
import { makeDataDirectory } from '../../platform/data-directory.ts'
import { keptFile } from '../../platform/kept-file.ts'
import { StartupError } from '../../platform/startup-error.ts'
import { startupFault } from '../../platform/startup-fault.ts'

export const personalAlgorithm = 'EdDSA'

/** Signs and verifies the personal tokens of this data directory. */
export type AuthKey = Readonly<{ privateKey: CryptoKey; publicKey: CryptoKey }>

const jwk = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), d: z.string() })

/** Made on the first call, then kept in `<dataDir>/auth-key.json`, which only its owner may read. */
export async function loadAuthKey(dataDir: string): Promise<AuthKey> {
  const path = join(dataDir, 'auth-key.json')
  try {
    await makeDataDirectory(dataDir)
    return await imported(await keptFile(path, newAuthKey), path)
  } catch (error) {
    throw startupFault(error, path)
  }
}

/** A fresh key, as its file holds it. */
export async function newAuthKey(): Promise<string> {
  const { privateKey } = await generateKeyPair(personalAlgorithm, { extractable: true })
  return `${JSON.stringify(await exportJWK(privateKey))}\n`
}

async function imported(text: string, path: string): Promise<AuthKey> {
  try {
    const { d, ...open } = jwk.parse(JSON.parse(text))
    return { privateKey: await keyOf({ ...open, d }), publicKey: await keyOf(open) }
  } catch (cause) {
    throw new StartupError(
      `${path} is damaged: put back the key that belongs to this data directory, or remove the file to make a new one, which ends every token issued so far.`,
      { cause },
    )
  }
}

async function keyOf(given: JWK): Promise<CryptoKey> {
  const key = await importJWK(given, personalAlgorithm)
  if (key instanceof Uint8Array) throw new TypeError('a symmetric key')
  return key
}

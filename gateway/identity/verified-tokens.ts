import { decodeJwt, errors } from 'jose'
import { z } from 'zod'
import { recent } from '../recent.ts'
import type { TokenId } from './revocations.ts'
import { clockTolerance, type SignedIn } from './signed-in.ts'

/** Throws what `isFaultOfToken` knows when the token is to blame. */
export type Verify = (token: string, now: Date) => Promise<SignedIn>
type Verified = Readonly<{ who: SignedIn; id: TokenId; at: Date }>

const mostKept = 1_000
// The key that signed it may be withdrawn before the token is over.
const keptForMs = 60_000

/** Verifies tokens by whom they say they are from, and each once a minute only. */
export function verifiedTokens(
  verifiers: ReadonlyMap<string, Verify>,
): (token: string, now: Date) => Promise<Verified> {
  const verified = recent<Verified>(mostKept)

  const verifyAgain = async (token: string, now: Date): Promise<Verified> => {
    const { iss = '', jti = '' } = decodeJwt(token)
    const verify = verifiers.get(iss)
    if (!verify) throw new errors.JWTInvalid('no such issuer')
    const fresh = { who: await verify(token, now), id: { iss, jti }, at: now }
    verified.set(token, fresh)
    return fresh
  }

  return async (token, now) => {
    const kept = verified.get(token)
    if (kept && isFresh(kept, now)) return kept
    return verifyAgain(token, now).catch((error: unknown) => {
      if (kept && !isOver(kept.who, now) && !isFaultOfToken(error)) return kept // its provider cannot be asked
      verified.delete(token)
      throw error
    })
  }
}

const isFresh = ({ who, at }: Verified, now: Date) => !isOver(who, now) && now.getTime() - at.getTime() < keptForMs

const isOver = ({ expiresAt }: SignedIn, now: Date) =>
  expiresAt !== null && now.getTime() >= expiresAt.getTime() + clockTolerance * 1000

// What goes wrong while fetching an identity provider's keys is not the caller's doing.
const faultsOfProvider = ['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC']

export const isFaultOfToken = (error: unknown): boolean =>
  error instanceof z.ZodError || (error instanceof errors.JOSEError && !faultsOfProvider.includes(error.code))

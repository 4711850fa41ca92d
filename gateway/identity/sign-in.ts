import { GraphQLError } from 'graphql'
import { decodeJwt, errors } from 'jose'
import { z } from 'zod'
import type { Clock } from '../../platform/clock.ts'
import { unauthenticated, unavailable } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import { asError } from '../as-error.ts'
import { type GatewayConfig, hasDemoUser } from '../config.ts'
import { recent } from '../recent.ts'
import { loadAuthKey } from './auth-key.ts'
import { type Delegations, delegationIssuer } from './delegation.ts'
import { personalIssuer, verifyPersonalToken } from './personal-token.ts'
import { revocations } from './revocations.ts'
import { asUser, clockTolerance, type SignedIn } from './signed-in.ts'

/** Who a token names; null means that none was sent. Throws UNAUTHENTICATED, or UNAVAILABLE when no key can be had. */
export type SignIn = (token: string | null) => Promise<SignedIn>

type Verify = (token: string, now: Date) => Promise<SignedIn>
type Verified = Readonly<{ who: SignedIn; jti: string }>

export const demoUser = 'demo'
const keptTokens = 1_000

export async function createSignIn(options: {
  config: GatewayConfig
  delegations: Delegations
  clock: Clock
  log: Log
}): Promise<SignIn> {
  const { config, clock, log } = options
  const verifiers = await verifiersOf(config, options.delegations)
  const revoked = revocations(config.DATA_DIR)
  const verified = recent<Verified>(keptTokens)

  const verify = async (token: string, now: Date): Promise<Verified> => {
    const kept = verified.get(token)
    if (kept && !isOver(kept.who, now)) return kept
    const { iss = '', jti = '' } = decodeJwt(token)
    const verifier = verifiers.get(iss)
    if (!verifier) throw new errors.JWTInvalid('no such issuer')
    const fresh = { who: await verifier(token, now), jti }
    verified.set(token, fresh)
    return fresh
  }

  return async (token) => {
    if (token === null) {
      if (hasDemoUser(config)) return demo
      throw unauthenticated()
    }
    const { who, jti } = await verify(token, clock.now()).catch((error: unknown) => {
      if (!isFaultOfToken(error)) {
        const { message, extensions } = unavailable('sign-in')
        throw new GraphQLError(message, { extensions, originalError: asError(error) })
      }
      log.debug({ reason: String(error) }, 'a token was refused')
      throw unauthenticated()
    })
    if (await revoked.has(jti)) throw unauthenticated()
    return who
  }
}

const demo: SignedIn = { subject: demoUser, actor: { type: 'USER', id: demoUser }, scopes: [], expiresAt: null }

async function verifiersOf(config: GatewayConfig, delegations: Delegations): Promise<ReadonlyMap<string, Verify>> {
  const verifiers = new Map<string, Verify>([[delegationIssuer, delegations.verify]])
  if (config.AUTH_LOCAL || hasDemoUser(config)) {
    const { publicKey } = await loadAuthKey(config.DATA_DIR)
    verifiers.set(personalIssuer, async (token, now) => asUser(await verifyPersonalToken(token, publicKey, now)))
  }
  if (config.AUTH_ISSUER && config.AUTH_JWKS_URL) {
    const { providerTokens } = await import('./provider-token.ts')
    const verify = providerTokens({
      issuer: config.AUTH_ISSUER,
      audience: config.AUTH_AUDIENCE,
      type: config.AUTH_TOKEN_TYPE,
      jwksUrl: config.AUTH_JWKS_URL,
    })
    verifiers.set(config.AUTH_ISSUER, async (token, now) => asUser(await verify(token, now)))
  }
  return verifiers
}

const isOver = ({ expiresAt }: SignedIn, now: Date) =>
  expiresAt !== null && now.getTime() >= expiresAt.getTime() + clockTolerance * 1000

// What goes wrong while fetching an identity provider's keys is not the caller's doing.
const faultsOfProvider = ['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC']

const isFaultOfToken = (error: unknown) =>
  error instanceof z.ZodError || (error instanceof errors.JOSEError && !faultsOfProvider.includes(error.code))

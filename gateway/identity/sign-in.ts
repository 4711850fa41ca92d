import { GraphQLError } from 'graphql'
import type { Clock } from '../../platform/clock.ts'
import { unauthenticated, unavailable } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import { asError } from '../as-error.ts'
import { type GatewayConfig, hasDemoUser } from '../config.ts'
import { loadAuthKey } from './auth-key.ts'
import { type Delegations, delegationIssuer } from './delegation.ts'
import { personalIssuer, verifyPersonalToken } from './personal-token.ts'
import { revocations } from './revocations.ts'
import { asUser, type SignedIn } from './signed-in.ts'
import { isFaultOfToken, type Verify, verifiedTokens } from './verified-tokens.ts'

/** Who a token names; null means that none was sent. Throws UNAUTHENTICATED, or UNAVAILABLE when no key can be had. */
export type SignIn = (token: string | null) => Promise<SignedIn>

export const demoUser = 'demo'

export async function createSignIn(options: {
  config: GatewayConfig
  delegations: Delegations
  clock: Clock
  log: Log
}): Promise<SignIn> {
  const { config, clock, log } = options
  const verify = verifiedTokens(await verifiersOf(config, options.delegations))
  const revoked = revocations(config.DATA_DIR)

  return async (token) => {
    if (token === null) {
      if (hasDemoUser(config)) return demo
      throw unauthenticated()
    }
    const { who, id } = await verify(token, clock.now()).catch((error: unknown) => {
      if (!isFaultOfToken(error)) {
        const { message, extensions } = unavailable('sign-in')
        throw new GraphQLError(message, { extensions, originalError: asError(error) })
      }
      log.debug({ reason: String(error) }, 'a token was refused')
      throw unauthenticated()
    })
    if (await revoked.has(id)) throw unauthenticated()
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

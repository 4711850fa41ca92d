import { type CryptoKey, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import { clientError } from './errors.ts'

export const actorType = z.enum(['USER', 'ASSISTANT', 'SYSTEM'])
export type ActorType = z.infer<typeof actorType>

/** Who acts: the subject itself for USER, else `assistant` or `system/<job>`. */
export type Actor = Readonly<{ type: ActorType; id: string }>

/** On whose behalf a request runs, and what it follows from; subgraphs know the caller by this alone. */
export type Identity = Readonly<{
  subject: string
  actor: Actor
  scopes: readonly string[]
  correlationId: string
  traceparent?: string | undefined
  /** A token with which the subgraph may act for the subject at the gateway; given to those that need one. */
  delegation?: string | undefined
}>

/** Held by the platform's own jobs, which act while nobody asks: they read entities of every owner, and do nothing else. */
export const readsEveryEntity = ({ actor, scopes }: Identity): boolean =>
  actor.type === 'SYSTEM' && scopes.includes('entities:read')

/** Whether the gateway asks as itself, and for no one; throws FORBIDDEN for anyone else. */
export function mustBeGateway({ actor, scopes }: Identity): void {
  if (actor.type === 'SYSTEM' && scopes.includes('gateway')) return
  throw clientError('FORBIDDEN', 'Only the gateway itself may ask for this.')
}

export const internalAudience = 'tickler/subgraph'
const issuer = 'tickler/gateway'
const algorithm = 'EdDSA'
const claims = z.object({
  sub: z.string().min(1), // to row-level security, an empty owner is nobody
  actor: z.object({ type: actorType, id: z.string() }),
  scopes: z.array(z.string()),
  cid: z.string(),
  traceparent: z.string().optional(),
  delegation: z.string().optional(),
})

/** The gateway's word to a subgraph about who asks: a JWT (RFC 7519) of 60 seconds, signed with Ed25519. */
export const signIdentity = (identity: Identity, key: CryptoKey, now: Date): Promise<string> =>
  new SignJWT({
    actor: identity.actor,
    scopes: [...identity.scopes],
    cid: identity.correlationId,
    ...(identity.traceparent ? { traceparent: identity.traceparent } : {}),
    ...(identity.delegation ? { delegation: identity.delegation } : {}),
  })
    .setProtectedHeader({ alg: algorithm, typ: 'tickler-internal+jwt' })
    .setSubject(identity.subject)
    .setIssuer(issuer)
    .setAudience(internalAudience)
    .setIssuedAt(Math.floor(now.getTime() / 1000))
    .setExpirationTime(Math.floor(now.getTime() / 1000) + 60)
    .sign(key)

/** Throws when the token is not the gateway's, not for a subgraph, or older than its minute. */
export async function verifyIdentity(token: string, key: CryptoKey, now: Date): Promise<Identity> {
  const { payload } = await jwtVerify(token, key, {
    algorithms: [algorithm],
    issuer,
    audience: internalAudience,
    typ: 'tickler-internal+jwt',
    requiredClaims: ['sub', 'exp', 'iat'],
    clockTolerance: 5,
    currentDate: now,
  })
  const { sub, cid, ...rest } = claims.parse(payload)
  return { subject: sub, correlationId: cid, ...rest }
}

import { z } from 'zod'
import type { Actor } from '../../platform/identity.ts'

/** For whom a subgraph that serves a request acts at the gateway: as the assistant of whoever asks, or as they themselves. */
export const delegationKinds = ['assistant', 'caller'] as const
export type DelegationKind = (typeof delegationKinds)[number]

/** What a token that was verified says. */
export type SignedIn = Readonly<{
  subject: string
  actor: Actor
  scopes: readonly string[]
  /** Null when it holds for ever, as for the demo user. */
  expiresAt: Date | null
  /** Left out for a token of their own; else it was lent to a subgraph, and this is how. */
  delegated?: DelegationKind
}>

/** Our own jobs run as this subject, and a token from outside may never name it. */
export const systemSubject = 'system'
/** Reads entities of every owner; no token from outside carries it. */
export const entitiesScope = 'entities:read'
/** Asks what only the gateway itself may ask; no token from outside carries it. */
export const gatewayScope = 'gateway'
const ownScopes = [entitiesScope, gatewayScope]

export const subject = z
  .string()
  .regex(/^[^\p{Cc}\p{Cs}\u2028\u2029]{1,200}$/u, 'use 1 to 200 characters, without control characters')
  .refine((given) => given !== systemSubject, `"${systemSubject}" is taken by the platform itself`)

const scopes = z
  .string()
  .default('')
  .transform((given) => given.split(' ').filter((scope) => scope !== '' && !ownScopes.includes(scope)))

/** The claims that every token from outside has to have. */
export const tokenClaims = z.object({
  sub: subject,
  exp: z.number(),
  iat: z.number(),
  jti: z.string().min(1),
  scope: scopes,
})
export type TokenClaims = z.infer<typeof tokenClaims>

export const requiredClaims = ['sub', 'exp', 'iat', 'jti']
export const clockTolerance = 5

export const asUser = ({ sub, exp, scope }: TokenClaims): SignedIn => ({
  subject: sub,
  actor: { type: 'USER', id: sub },
  scopes: scope,
  expiresAt: new Date(exp * 1000),
})

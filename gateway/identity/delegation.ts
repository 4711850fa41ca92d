import { randomBytes } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'
import { newId } from '../../platform/id.ts'
import { recent } from '../recent.ts'
import { clockTolerance, requiredClaims, type SignedIn, tokenClaims } from './signed-in.ts'

export const delegationIssuer = 'tickler/delegation'
const audience = 'tickler/gateway'
const type = 'tickler-delegation+jwt'
const algorithm = 'HS256'
const lifetime = 120
/** A person who asks twice within this many seconds is lent the same token. */
const shared = 30
const keptPeople = 1_000

/** Tokens by which a subgraph acts at this gateway for the one whose request it is serving, as the assistant. */
export interface Delegations {
  /** Holds for at least a minute and a half. */
  readonly mint: (who: SignedIn, now: Date) => Promise<string>
  /** Throws what jose throws when the token is not one of ours, or over. */
  readonly verify: (token: string, now: Date) => Promise<SignedIn>
}

/** Gateways that share a key accept each other's delegations; without one the key lives and dies with this process. */
export function delegations(key?: string): Delegations {
  const secret = key === undefined ? randomBytes(32) : new TextEncoder().encode(key)
  const minted = recent<{ token: Promise<string>; at: number }>(keptPeople)

  const sign = (subject: string, scope: string, issued: number) =>
    new SignJWT({ scope })
      .setProtectedHeader({ alg: algorithm, typ: type })
      .setIssuer(delegationIssuer)
      .setAudience(audience)
      .setSubject(subject)
      .setJti(newId())
      .setIssuedAt(issued)
      .setExpirationTime(issued + lifetime)
      .sign(secret)

  return {
    mint: ({ subject, scopes }, now) => {
      const scope = scopes.join(' ')
      const at = Math.floor(now.getTime() / 1000)
      const kept = minted.get(`${subject}\0${scope}`)
      if (kept && at >= kept.at && at < kept.at + shared) return kept.token
      const token = sign(subject, scope, at)
      minted.set(`${subject}\0${scope}`, { token, at })
      return token
    },
    verify: async (token, now) => {
      const { payload } = await jwtVerify(token, secret, {
        algorithms: [algorithm],
        issuer: delegationIssuer,
        audience,
        typ: type,
        requiredClaims,
        clockTolerance,
        currentDate: now,
      })
      const { sub, exp, scope } = tokenClaims.parse(payload)
      return {
        subject: sub,
        actor: { type: 'ASSISTANT', id: 'assistant' },
        scopes: scope,
        expiresAt: new Date(exp * 1000),
      }
    },
  }
}

import { type CryptoKey, jwtVerify, SignJWT } from 'jose'
import { newId } from '../../platform/id.ts'
import { type AuthKey, personalAlgorithm } from './auth-key.ts'
import { clockTolerance, requiredClaims, type TokenClaims, tokenClaims } from './signed-in.ts'

export const personalIssuer = 'tickler/local'
const audience = 'tickler'
const type = 'tickler-personal+jwt'

export type PersonalToken = Readonly<{ token: string; jti: string; expiresAt: Date }>

/** A token that names `subject` for so many days. */
export async function issuePersonalToken(
  { privateKey }: AuthKey,
  given: { subject: string; days: number; scopes?: readonly string[]; now: Date },
): Promise<PersonalToken> {
  const jti = newId()
  const issued = Math.floor(given.now.getTime() / 1000)
  const expires = issued + Math.round(given.days * 86_400)
  const token = await new SignJWT(given.scopes?.length ? { scope: given.scopes.join(' ') } : {})
    .setProtectedHeader({ alg: personalAlgorithm, typ: type })
    .setIssuer(personalIssuer)
    .setAudience(audience)
    .setSubject(given.subject)
    .setJti(jti)
    .setIssuedAt(issued)
    .setExpirationTime(expires)
    .sign(privateKey)
  return { token, jti, expiresAt: new Date(expires * 1000) }
}

/** Throws what jose throws when the token is not one of ours, or over. */
export async function verifyPersonalToken(token: string, publicKey: CryptoKey, now: Date): Promise<TokenClaims> {
  const { payload } = await jwtVerify(token, publicKey, {
    algorithms: [personalAlgorithm],
    issuer: personalIssuer,
    audience,
    typ: type,
    requiredClaims,
    clockTolerance,
    currentDate: now,
  })
  return tokenClaims.parse(payload)
}

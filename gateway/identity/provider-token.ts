import { createRemoteJWKSet, jwtVerify } from 'jose'
import { clockTolerance, requiredClaims, type TokenClaims, tokenClaims } from './signed-in.ts'

const algorithms = ['EdDSA', 'ES256', 'PS256', 'RS256']

/** Verifies the tokens of an identity provider against the keys that it publishes (JWKS, RFC 7517). */
export function providerTokens(provider: {
  issuer: string
  audience: string
  type: string
  jwksUrl: string
}): (token: string, now: Date) => Promise<TokenClaims> {
  const { issuer, audience, type } = provider
  const keys = createRemoteJWKSet(new URL(provider.jwksUrl), { timeoutDuration: 5_000 })
  return async (token, now) => {
    const { payload } = await jwtVerify(token, keys, {
      algorithms,
      issuer,
      audience,
      typ: type,
      requiredClaims,
      clockTolerance,
      currentDate: now,
    })
    return tokenClaims.parse(payload)
  }
}

import { importJWK, type JWTPayload, jwtVerify } from 'jose'

/** What a push service checks of who pushes (RFC 8292). Throws with what is wrong. */
export async function verifyVapid(authorization: string, origin: string): Promise<{ key: string; claims: JWTPayload }> {
  const { t, k } = /^vapid t=(?<t>[\w.-]+), ?k=(?<k>[\w-]+)$/.exec(authorization)?.groups ?? {}
  if (!t || !k) throw new Error(`not VAPID: ${authorization.slice(0, 20)}`)
  const point = Buffer.from(k, 'base64url')
  const [x, y] = [point.subarray(1, 33).toString('base64url'), point.subarray(33).toString('base64url')]
  const key = await importJWK({ kty: 'EC', crv: 'P-256', x, y }, 'ES256')
  const { payload } = await jwtVerify(t, key, {
    algorithms: ['ES256'],
    audience: origin,
    requiredClaims: ['exp', 'sub'],
  })
  if ((payload.exp ?? 0) * 1_000 > Date.now() + 86_400_000) throw new Error('exp is more than a day ahead')
  if (!/^(mailto:|https:)/.test(payload.sub ?? '')) throw new Error(`sub is ${payload.sub}`)
  return { key: k, claims: payload }
}

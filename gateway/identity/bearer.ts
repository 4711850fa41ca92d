import { unauthenticated } from '../../platform/errors.ts'

/** The token of an `Authorization` header (RFC 6750); null when there is no header. Throws UNAUTHENTICATED for any other. */
export function bearerOf(header: unknown): string | null {
  if (header === undefined || header === null) return null
  const match = typeof header === 'string' ? /^Bearer +([\w~+/.-]+=*)$/i.exec(header.trim()) : null
  if (!match?.[1]) throw unauthenticated()
  return match[1]
}

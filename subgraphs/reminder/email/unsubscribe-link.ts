import type { UnsubscribeTokens } from './unsubscribe.tokens.ts'

/** What a mail offers to get no more of them (RFC 8058); null while nobody knows where this server is reached. */
export const unsubscribeLink =
  (tokens: UnsubscribeTokens, home: () => string | null) =>
  (ownerId: string, address: string): string | null => {
    const at = home()
    return at === null ? null : new URL(`/unsubscribe/${tokens.tokenOf(ownerId, address)}`, at).href
  }

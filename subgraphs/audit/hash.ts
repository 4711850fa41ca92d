import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/**
 * The hash that ties an entry to the one before: SHA-256 over the previous hash as its 64 hexadecimal digits, followed by
 * the entry's canonical JSON (RFC 8785) in UTF-8. In lower-case hexadecimal.
 */
export const chainHash = (previousHash: string, content: Readonly<Record<string, unknown>>): string =>
  createHash('sha256')
    .update(previousHash + (canonicalize(content) ?? ''))
    .digest('hex')

import { hkdfSync } from 'node:crypto'

/** A key of 32 bytes for one purpose alone, out of a secret that has others (HKDF with SHA-256, RFC 5869). */
export const derivedKey = (secret: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `tickler ${purpose}`, 32))

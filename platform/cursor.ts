import { hash, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { badInput } from './errors.ts'

const keys = z.array(z.union([z.string(), z.number(), z.null()]))
export type CursorKeys = z.infer<typeof keys>
const tagBytes = 12

/** Opaque keyset cursors, bound to an owner and a list (its order included), and signed so that none can be made up. */
export interface Cursors {
  seal(list: string, ownerId: string, values: CursorKeys): string
  /** Throws BAD_USER_INPUT for a cursor that is damaged, of another list, or of another person. */
  open(list: string, ownerId: string, cursor: string): CursorKeys
}

export function cursors(secret: Buffer): Cursors {
  const sign = signer(secret)
  const tag = (list: string, ownerId: string, body: Buffer) =>
    sign(Buffer.concat([sha256(`${list}\0${ownerId}`), body])).subarray(0, tagBytes)

  return {
    seal: (list, ownerId, values) => {
      const body = Buffer.from(JSON.stringify(values))
      return Buffer.concat([tag(list, ownerId, body), body]).toString('base64url')
    },
    open: (list, ownerId, cursor) => {
      const bytes = Buffer.from(cursor, 'base64url')
      const body = bytes.subarray(tagBytes)
      // The round trip refuses letters that base64url skips or pads, so that one position has one cursor.
      const isGenuine =
        bytes.length > tagBytes &&
        bytes.toString('base64url') === cursor &&
        timingSafeEqual(bytes.subarray(0, tagBytes), tag(list, ownerId, body))
      if (!isGenuine) throw badInput([{ path: 'after', problem: 'use a cursor that this list gave you, unchanged' }])
      return keys.parse(JSON.parse(body.toString()))
    },
  }
}

const sha256 = (data: string | Buffer): Buffer => hash('sha256', data, 'buffer')

/**
 * HMAC with SHA-256 (RFC 2104) out of one-shot hashes: a page has a hundred cursors, and Node's `createHmac` takes four times
 * as long for each as this does.
 */
function signer(secret: Buffer): (message: Buffer) => Buffer {
  const key = Buffer.alloc(64)
  key.set(secret.length > 64 ? sha256(secret) : secret)
  const [inner, outer] = [0x36, 0x5c].map((pad) => key.map((byte) => byte ^ pad)) as [Uint8Array, Uint8Array] // as many as went in
  return (message) => sha256(Buffer.concat([outer, sha256(Buffer.concat([inner, message]))]))
}

import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
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
  const tag = (list: string, ownerId: string, body: Buffer) =>
    createHmac('sha256', secret)
      .update(createHash('sha256').update(`${list}\0${ownerId}`).digest())
      .update(body)
      .digest()
      .subarray(0, tagBytes)

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

import { createHmac, timingSafeEqual } from 'node:crypto'
import { derivedKey } from '../../../platform/derived-key.ts'

/** Links that take one address of one person off the list, whoever follows them, for as long as it is their address. */
export type UnsubscribeTokens = Readonly<{
  tokenOf: (ownerId: string, address: string) => string
  /** Whose token this is; null for what was not made here, so that nothing made up gets any further. */
  ownerOf: (token: string) => string | null
  /** Whether it was made for this address, in constant time; null is nobody's. */
  isFor: (token: string, address: string | null) => boolean
}>

const tagBytes = 16

/**
 * A token is two tags and the owner: one over the owner, one over the address as well. The address itself is not in it, as
 * links end up in many a log. `secret` is the subgraph's own.
 */
export function unsubscribeTokens(secret: Buffer): UnsubscribeTokens {
  const key = derivedKey(secret, 'unsubscribing')
  // As JSON, so that what is signed does not run into each other.
  const tag = (...signed: readonly string[]) =>
    createHmac('sha256', key).update(JSON.stringify(signed)).digest().subarray(0, tagBytes)
  const addressTag = (ownerId: string, address: string) => tag(ownerId, address.toLowerCase())

  const read = (token: string) => {
    const bytes = Buffer.from(token, 'base64url')
    const [signature, forAddress] = [bytes.subarray(0, tagBytes), bytes.subarray(tagBytes, 2 * tagBytes)]
    const ownerId = bytes.subarray(2 * tagBytes).toString()
    // The round trip refuses letters that base64url skips or pads, so that there is one spelling of each.
    const isGenuine =
      bytes.length > 2 * tagBytes && bytes.toString('base64url') === token && timingSafeEqual(signature, tag(ownerId))
    return isGenuine ? { ownerId, forAddress } : null
  }

  return {
    tokenOf: (ownerId, address) =>
      Buffer.concat([tag(ownerId), addressTag(ownerId, address), Buffer.from(ownerId)]).toString('base64url'),
    ownerOf: (token) => read(token)?.ownerId ?? null,
    isFor: (token, address) => {
      const genuine = read(token)
      return (
        genuine !== null &&
        address !== null &&
        timingSafeEqual(genuine.forAddress, addressTag(genuine.ownerId, address))
      )
    },
  }
}

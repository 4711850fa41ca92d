import type { Database } from '../../../platform/database.ts'
import { type Identity, mustBeGateway } from '../../../platform/identity.ts'
import { unsubscribe } from '../domain/preferences.ts'
import { keepPreferences } from '../preferences.keeping.ts'
import { findPreferences, lockPreferences } from '../preferences.store.ts'
import type { UnsubscribeTokens } from './unsubscribe.tokens.ts'

export type UnsubscribingParts = Readonly<{
  worker: Database
  tokens: UnsubscribeTokens
  defaultTimeZone: string
  now: () => Date
  /** Called after each commit that has something to tell. */
  committed: () => void
}>

export type Unsubscribing = (token: string) => Promise<boolean>

/**
 * Takes back the verification of the address that a link was made for. False for links that we did not make, and for an
 * address that is not its owner's any more; to follow one twice is to follow it once.
 */
export const unsubscribing =
  ({ worker, tokens, defaultTimeZone, now, committed }: UnsubscribingParts) =>
  (identity: Identity): Unsubscribing =>
  async (token) => {
    mustBeGateway(identity)
    const ownerId = tokens.ownerOf(token)
    if (ownerId === null) return false
    const known = (await findPreferences(worker, [ownerId])).get(ownerId)
    if (!tokens.isFor(token, known?.email ?? null)) return false

    const { correlationId, traceparent } = identity
    const cause = { ownerId, actor: unsubscriber, correlationId, traceparent, now: now() }
    const isTheirs = await worker.transaction(async (tx) => {
      const before = await lockPreferences(tx, ownerId)
      if (!tokens.isFor(token, before.email)) return false
      await keepPreferences(tx, { before, change: unsubscribe(before), cause, defaultTimeZone })
      return true
    }, ownerId)
    committed()
    return isTheirs
  }

/** Whoever has the link, be it its owner or the mail program that they pressed a button in. */
const unsubscriber = { type: 'SYSTEM', id: 'system/unsubscribe' } as const

import type { Cause } from '../../../kafka/envelope.ts'
import type { Database } from '../../../platform/database.ts'
import { notFound } from '../../../platform/errors.ts'
import { isId } from '../../../platform/id.ts'
import { parseInput, parseInputAsync } from '../../../platform/input.ts'
import { pushSubscriptionIdInput, pushSubscriptionInput } from './push.input.ts'
import { place } from './push-subscription.placing.ts'
import { findOwn, type PushSubscription } from './push-subscription.store.ts'
import type { Reacher } from './reach.ts'
import { remove } from './removal.ts'
import type { VapidKeyring } from './vapid-key.store.ts'

export type PushServiceParts = Readonly<{
  db: Database
  worker: Database
  keys: VapidKeyring
  reacher: Reacher
  /** Called after each commit that has something to tell. */
  committed: () => void
}>

/** One person's browsers. */
export function pushService({ db, worker, keys, reacher, committed }: PushServiceParts, cause: Cause) {
  const { ownerId } = cause

  const list = () => db.asOwner<PushSubscription>(ownerId, findOwn, [ownerId])

  const subscribe = async (given: unknown): Promise<PushSubscription> => {
    const input = await parseInputAsync(pushSubscriptionInput(reacher), given)
    const subscription = await worker.transaction((tx) => place(tx, input, cause))
    committed()
    return subscription
  }

  const unsubscribe = async (given: unknown): Promise<PushSubscription> => {
    const { id } = parseInput(pushSubscriptionIdInput, given)
    const removal = { id, ownerId, because: 'UNSUBSCRIBED' } as const
    const removed = isId(id) && (await db.transaction((tx) => remove(tx, removal, cause), ownerId))
    if (!removed) throw notFound('push subscription')
    committed()
    return removed
  }

  return { key: keys.publicKey, list, subscribe, unsubscribe }
}
export type PushService = ReturnType<typeof pushService>

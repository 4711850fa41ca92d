import type { Sql } from '../../../platform/database.ts'
import { type PushSubscription, subscriptionsOf } from './push-subscription.store.ts'

/** One browser to push to: `id` is a parcel's device, `destination` what people are shown of it. */
export type PushDevice = Readonly<{ id: string; destination: string }>

/** `Firefox on the laptop (updates.push.services.mozilla.com)`. */
export const shownDevice = ({ device, service }: Pick<PushSubscription, 'device' | 'service'>): string =>
  `${device ?? 'Browser'} (${service})`

/** For workers: the browsers of many people, newest first, by person; who has none is left out. */
export async function pushDevices(tx: Sql, ownerIds: readonly string[]): Promise<Map<string, PushDevice[]>> {
  const found = await subscriptionsOf(tx, ownerIds)
  const byOwner = Map.groupBy(found, ({ ownerId }) => ownerId)
  return new Map(
    [...byOwner].map(([ownerId, own]) => [
      ownerId,
      own.map((subscription) => ({ id: subscription.id, destination: shownDevice(subscription) })),
    ]),
  )
}

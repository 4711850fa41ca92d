import type { Sql } from '../../../platform/database.ts'
import type { Device } from '../domain/delivery.ts'
import { type PushSubscription, subscriptionsOf } from './push-subscription.store.ts'

/** `Firefox on the laptop (updates.push.services.mozilla.com)`. */
export const shownDevice = ({ device, service }: Pick<PushSubscription, 'device' | 'service'>): string =>
  `${device ?? 'Browser'} (${service})`

/** For workers: the browsers of many people, newest first, by person; who has none is left out. */
export async function pushDevices(tx: Sql, ownerIds: readonly string[]): Promise<Map<string, Device[]>> {
  if (ownerIds.length === 0) return new Map()
  const found = await subscriptionsOf(tx, ownerIds)
  const byOwner = Map.groupBy(found, ({ ownerId }) => ownerId)
  return new Map(
    [...byOwner].map(([ownerId, own]) => [
      ownerId,
      own.map((one) => ({ device: one.id, destination: shownDevice(one), host: one.service })),
    ]),
  )
}

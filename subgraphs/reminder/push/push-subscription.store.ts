import { type Sql, statement } from '../../../platform/database.ts'

/** A browser as its owner is shown it; `version` grows with each change, as that of its events. */
export type PushSubscription = Readonly<{
  id: string
  device: string | null
  service: string
  version: number
  createdAt: Date
}>

/** What pushing to it takes. */
export type PushTarget = Readonly<{ endpoint: string; p256dh: string; auth: string }>

export type RemovedBecause = 'UNSUBSCRIBED' | 'GONE' | 'MOVED'

export const shownColumns = `id, device, service, version, created_at as "createdAt"`

export const findOwn = statement(
  `select ${shownColumns} from reminder.push_subscription where owner_id = $1 and removed_at is null order by id desc`,
)
const findOfMany = statement(
  `select owner_id as "ownerId", ${shownColumns} from reminder.push_subscription
   where owner_id = any($1::text[]) and removed_at is null order by id desc`,
)
const findTarget = statement(
  `select endpoint, p256dh, auth from reminder.push_subscription
   where id = $1 and owner_id = $2 and removed_at is null`,
)
const remove = statement(
  `update reminder.push_subscription
   set removed_at = now(), removed_because = $3, endpoint = null, p256dh = null, auth = null, version = version + 1
   where id = $1 and owner_id = $2 and removed_at is null
   returning ${shownColumns}`,
)

/** For workers: those of many people, newest first, each with whose it is. */
export const subscriptionsOf = (tx: Sql, ownerIds: readonly string[]) =>
  tx.query<PushSubscription & { ownerId: string }>(findOfMany, [ownerIds])

/** Undefined once it was removed, or is someone else's by now. */
export async function targetOf(tx: Sql, id: string, ownerId: string): Promise<PushTarget | undefined> {
  const [target] = await tx.query<PushTarget>(findTarget, [id, ownerId])
  return target
}

/** What was removed, its secrets with it; undefined when there was nothing to remove. */
export async function removeSubscription(
  tx: Sql,
  { id, ownerId, because }: Readonly<{ id: string; ownerId: string; because: RemovedBecause }>,
): Promise<PushSubscription | undefined> {
  const [removed] = await tx.query<PushSubscription>(remove, [id, ownerId, because])
  return removed
}

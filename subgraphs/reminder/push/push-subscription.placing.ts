import { type AuditFact, auditEvents } from '../../../kafka/contracts/audit-events.contract.ts'
import type { Cause } from '../../../kafka/envelope.ts'
import { enqueue, outboxRows } from '../../../kafka/outbox.ts'
import { type Sql, statement } from '../../../platform/database.ts'
import { clientError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/id.ts'
import { source } from '../source.ts'
import type { NewPushSubscription } from './push.input.ts'
import { subscribedFact, updatedFact } from './push-subscription.facts.ts'
import { type PushSubscription, shownColumns } from './push-subscription.store.ts'
import { ownDoing, remove } from './removal.ts'

const mostBrowsers = 20

type Refreshed = PushSubscription & Readonly<{ before: Pick<PushSubscription, 'device' | 'version'> }>

const lock = statement(`select pg_advisory_xact_lock(hashtextextended($1, 0))`)
const refresh = statement(
  `update reminder.push_subscription set p256dh = $3, auth = $4, device = coalesce($5, device),
     version = version + ((p256dh, auth, device) is distinct from ($3, $4, coalesce($5, device)))::integer
   where endpoint = $1 and owner_id = $2
   returning ${shownColumns}, json_build_object('device', old.device, 'version', old.version) as before`,
)
const findOther = statement(`select id, owner_id as "ownerId" from reminder.push_subscription where endpoint = $1`)
const count = statement(
  `select count(*)::integer as many from reminder.push_subscription where owner_id = $1 and removed_at is null`,
)
const insert = statement(
  `insert into reminder.push_subscription (id, owner_id, endpoint, p256dh, auth, device, service)
   values ($1, $2, $3, $4, $5, $6, $7) returning ${shownColumns}`,
)

/**
 * Puts a browser where it belongs: to whoever subscribed in it last. `tx` is the worker's, which sees the rows of everyone,
 * as an endpoint may be someone else's so far. A function with its owner's rights would need a policy that opens the table
 * to that owner, and so to every such function; here it is this file alone that looks beyond one person.
 */
export async function place(tx: Sql, given: NewPushSubscription, cause: Cause): Promise<PushSubscription> {
  const { ownerId } = cause
  const { endpoint, p256dh, auth, device = null } = given
  // Always in this order, so that nobody waits in a circle.
  await tx.query(lock, [`push endpoint ${endpoint.href}`])
  await tx.query(lock, [`push subscriptions of ${ownerId}`])

  const [own] = await tx.query<Refreshed>(refresh, [endpoint.href, ownerId, p256dh, auth, device])
  if (own) {
    if (own.version !== own.before.version) await tell(tx, updatedFact(own, own.before), cause)
    return own
  }
  await mustHaveRoom(tx, ownerId)
  await release(tx, endpoint, cause)
  const values = [newId(), ownerId, endpoint.href, p256dh, auth, device, endpoint.host]
  const [made] = await tx.query<PushSubscription>(insert, values)
  if (!made) throw new Error('PostgreSQL gave back nothing for the row that it inserted.')
  await tell(tx, subscribedFact(made), cause)
  return made
}

const tell = (tx: Sql, fact: AuditFact, cause: Cause) =>
  enqueue(tx, 'reminder', outboxRows(auditEvents, [fact], cause, source))

async function mustHaveRoom(tx: Sql, ownerId: string): Promise<void> {
  const [{ many } = { many: 0 }] = await tx.query<{ many: number }>(count, [ownerId])
  if (many < mostBrowsers) return
  throw clientError(
    'LIMIT_EXCEEDED',
    `You get pushes in ${many} browsers, and ${mostBrowsers} are the most. Unsubscribe one of them first.`,
    { limit: mostBrowsers, actual: many + 1 },
  )
}

/** Under another id it is another device: nothing that is still on its way to that person comes to this one. */
async function release(tx: Sql, { href }: URL, { now }: Cause): Promise<void> {
  const [other] = await tx.query<{ id: string; ownerId: string }>(findOther, [href])
  if (other) await remove(tx, { ...other, because: 'MOVED' }, ownDoing(other.ownerId, now))
}

import { type Sql, statement } from '../../../platform/database.ts'
import type { NewDelivery } from '../domain/delivery.ts'
import { giveUpAfterMs } from '../domain/retry.ts'
import { leaseSeconds } from './delivery.claims.ts'

// What is over without having reached anybody is made anew when its reminder is due again for that instant: of a digest
// there is one a day, whatever became of it.
const insertAll = statement(
  `insert into reminder.delivery as kept (owner_id, reminder_id, key, kind, channel, device, destination, host, status, is_confirmed,
     attempts, last_error, fired_at, accepted_at, claim_at, give_up_at, content, correlation_id, causation_id)
   select owner_id, reminder_id, key, kind, channel, device, destination, host, status, is_confirmed,
     case status when 'ACCEPTED' then 1 else 0 end, last_error, fired_at,
     case status when 'ACCEPTED' then now() end,
     case status when 'PENDING' then now() end,
     coalesce(give_up_at, now() + interval '${giveUpAfterMs} milliseconds'), content, correlation_id, causation_id
   from jsonb_to_recordset($1) as said(owner_id text, reminder_id uuid, key text, kind text, channel text, device text,
     destination text, host text, status text, is_confirmed boolean, last_error text, fired_at timestamptz,
     give_up_at timestamptz, content jsonb, correlation_id text, causation_id text)
   order by key
   on conflict (key) do update set status = 'PENDING', attempts = 0, attempts_before = 0, last_error = null, last_attempt_at = null,
     wanted_at = null, is_confirmed = excluded.is_confirmed, claim_at = excluded.claim_at, give_up_at = excluded.give_up_at,
     content = excluded.content, correlation_id = excluded.correlation_id, causation_id = excluded.causation_id,
     created_at = excluded.created_at, fence = kept.fence + 1
   where kept.kind = 'REMINDER' and kept.status in ('SKIPPED', 'FAILED') and excluded.status = 'PENDING'
   returning key`,
)
// In the order of their ids, as everyone locks them. What may be in hand stays as it is: whoever has it asks whether it is
// wanted before it is sent, and what comes of it counts.
const look = statement(
  `with open as (
     select id from reminder.delivery where reminder_id = $1 and channel = any($2) and status in ('PENDING', 'RETRYING')
     order by id for update
   )
   update reminder.delivery d set wanted_at = now(),
     claim_at = case when d.claim_at > clock_timestamp() + interval '${leaseSeconds} seconds' then now() else d.claim_at end
   from open where d.id = open.id`,
)

/** Stores them, and returns the keys of those that were not there, or over in vain. Wake the delivery worker after the commit. */
export async function addDeliveries(tx: Sql, deliveries: readonly NewDelivery[]): Promise<Set<string>> {
  if (deliveries.length === 0) return new Set()
  const rows = await tx.query<{ key: string }>(insertAll, [JSON.stringify(deliveries.map(rowOf))])
  return new Set(rows.map(({ key }) => key))
}

const rowOf = (delivery: NewDelivery) => ({
  owner_id: delivery.ownerId,
  reminder_id: delivery.reminderId,
  key: delivery.key,
  kind: delivery.content?.kind ?? 'REMINDER',
  channel: delivery.channel,
  device: delivery.device,
  destination: delivery.destination,
  host: delivery.host,
  status: delivery.status,
  is_confirmed: delivery.isConfirmed,
  last_error: delivery.lastError,
  fired_at: delivery.firedFor,
  give_up_at: delivery.giveUpAt,
  content: delivery.content,
  correlation_id: delivery.correlationId,
  causation_id: delivery.causationId,
})

/** What of this reminder waits for these channels is judged anew; what is being tried comes to its end. The reminder is locked. */
export async function lookAgain(tx: Sql, reminderId: string, channels: readonly string[]): Promise<void> {
  await tx.query(look, [reminderId, channels])
}

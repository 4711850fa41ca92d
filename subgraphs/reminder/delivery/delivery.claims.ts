import { type Sql, statement } from '../../../platform/database.ts'
import { type OutwardChannel, outwardChannels } from '../domain/delivery.ts'

/** A delivery that is ours to try; `fence` must still be the row's when its outcome is recorded. */
export type ClaimedDelivery = Readonly<{
  id: string
  fence: number
  ownerId: string
  reminderId: string | null
  key: string
  channel: OutwardChannel
  device: string
  host: string | null
  /** Since it fired, or since somebody had it tried again. */
  attempts: number
  /** As `contentOf` reads it. */
  content: unknown
  /** From when on it should have gone out. */
  wantedAt: Date
  giveUpAt: Date
  /** Whether its reminder, if it is of one, still goes by this channel. */
  isWanted: boolean
  now: Date
}>

// Looking at what it is about may take its time before an attempt.
export const leaseSeconds = 40
/** And that is what an attempt may take: whoever has less left of its lease does not begin, as another would come before its end. */
const attemptSeconds = 28

const isWanted = `coalesce((select d.channel = any(r.channels) from reminder.reminder r where r.id = d.reminder_id), true)`
const claimDue = statement(
  `update reminder.delivery d set claim_at = now() + interval '${leaseSeconds} seconds', fence = d.fence + 1
   where d.id = any(array(
     select id from reminder.delivery where channel = $1 and claim_at <= now()
     order by claim_at limit $2 for update skip locked
   ))
   returning d.id, d.fence, d.owner_id as "ownerId", d.reminder_id as "reminderId", d.key, d.channel, d.device, d.host,
     d.attempts - d.attempts_before as attempts, d.content, greatest(d.fired_at, d.created_at, d.wanted_at) as "wantedAt",
     d.give_up_at as "giveUpAt",
     ${isWanted} as "isWanted", now() as now`,
)
const findHeld = statement(
  `select d.id from reminder.delivery d
   join unnest($1::uuid[], $2::bigint[], $3::boolean[]) as said(id, fence, is_wanted) on d.id = said.id and d.fence = said.fence
   where d.claim_at > now() + interval '${attemptSeconds} seconds' and said.is_wanted = ${isWanted}`,
)
const findNext = statement(
  `select (extract(epoch from min(claim_at) - now()) * 1000)::float8 as "inMs" from reminder.delivery
   where channel = $1 and claim_at is not null`,
)
const findWaiting = statement(
  `select channel, (
     select count(*) from (
       select from reminder.delivery d where d.channel = asked.channel and d.claim_at <= now() limit 10000
     ) due
   ) as count from unnest($1::text[]) as asked(channel)`,
)
// Nobody's lock is waited for, as reminders are locked before, which nobody has here. Whoever has one calls it off or wakes it,
// as a rule, and else its claim ends by itself.
const letGo = statement(
  `with held as (
     select d.id, said.ms from reminder.delivery d
     join unnest($1::uuid[], $2::bigint[], $3::float8[]) as said(id, fence, ms) on d.id = said.id
     where d.fence = said.fence and d.claim_at is not null
     order by d.id for update of d skip locked
   )
   update reminder.delivery d set claim_at = now() + held.ms * interval '1 millisecond' from held where d.id = held.id`,
)

/** Takes up to `most` of a channel's that are due by the database's clock, for 40 seconds. */
export const claimDeliveries = (worker: Sql, channel: OutwardChannel, most: number): Promise<ClaimedDelivery[]> =>
  worker.query<ClaimedDelivery>(claimDue, [channel, most])

/** Milliseconds until the next one can be claimed, 0 or less when one can be now; null when there is none at all. */
export const nextDeliveryMs = async (worker: Sql, channel: OutwardChannel): Promise<number | null> =>
  (await worker.query<{ inMs: number | null }>(findNext, [channel]))[0]?.inMs ?? null

/** How many of each channel could be claimed now, up to 10,000. */
export const countWaiting = (worker: Sql): Promise<{ channel: OutwardChannel; count: number }[]> =>
  worker.query(findWaiting, [outwardChannels])

/**
 * The ids of those that are still ours, and for long enough to be tried: nobody has called them off meanwhile, or taken their
 * channel off their reminder.
 */
export const stillHeld = async (worker: Sql, claims: readonly ClaimedDelivery[]): Promise<Set<string>> => {
  const said = [claims.map(({ id }) => id), claims.map(({ fence }) => fence), claims.map((claim) => claim.isWanted)]
  return new Set((await worker.query<{ id: string }>(findHeld, said)).map(({ id }) => id))
}

/** Gives claims back, to be claimed again after so many milliseconds. */
export async function putOff(
  worker: Sql,
  claims: readonly Readonly<{ delivery: ClaimedDelivery; ms: number }>[],
): Promise<void> {
  if (claims.length === 0) return
  await worker.query(letGo, [
    claims.map(({ delivery }) => delivery.id),
    claims.map(({ delivery }) => delivery.fence),
    claims.map(({ ms }) => ms),
  ])
}

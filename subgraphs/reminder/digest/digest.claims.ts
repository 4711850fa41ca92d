import { type Sql, statement } from '../../../platform/database.ts'
import { type DigestRule, nextDigestAt } from '../domain/digest-time.ts'

/** A digest that is ours to make; `fence` must still be the row's when it is finished. */
export type DigestClaim = Readonly<{ ownerId: string; rule: DigestRule; fence: number; now: Date }>

export const digestsAtOnce = 20
const leaseSeconds = 60

const claimDue = statement(
  `with due as (
     select owner_id from reminder.digest where claim_at <= now()
     order by claim_at limit ${digestsAtOnce} for update skip locked
   )
   update reminder.digest d set claim_at = now() + interval '${leaseSeconds} seconds', fence = d.fence + 1
   from due
   where d.owner_id = due.owner_id
   returning d.owner_id as "ownerId", d.rule, d.fence, now() as now`,
)
const findNext = statement(
  `select (extract(epoch from min(claim_at) - now()) * 1000)::float8 as "inMs" from reminder.digest`,
)
const hold = statement(
  `select d.owner_id as "ownerId" from reminder.digest d
   join unnest($1::text[], $2::bigint[]) as said(owner_id, fence) on d.owner_id = said.owner_id and d.fence = said.fence
   order by d.owner_id for update of d`,
)
const moveOn = statement(
  `update reminder.digest d set next_at = said.next_at, claim_at = said.next_at, fence = d.fence + 1
   from unnest($1::text[], $2::timestamptz[]) as said(owner_id, next_at) where d.owner_id = said.owner_id`,
)

/** Takes what is due by the database's clock; whoever dies holding it loses it to the next. */
export const claimDigests = (worker: Sql): Promise<DigestClaim[]> => worker.query<DigestClaim>(claimDue)

/** Milliseconds until the next one can be claimed, 0 or less when one can be now; null when there is none at all. */
export const nextDigestMs = async (worker: Sql): Promise<number | null> =>
  (await worker.query<{ inMs: number | null }>(findNext))[0]?.inMs ?? null

/** Locks them for the transaction; what was lost meanwhile, or is wanted otherwise by now, is not among them. */
export async function holdDigests(tx: Sql, claims: readonly DigestClaim[]): Promise<DigestClaim[]> {
  const rows = await tx.query<{ ownerId: string }>(hold, [
    claims.map(({ ownerId }) => ownerId),
    claims.map(({ fence }) => fence),
  ])
  const held = new Set(rows.map(({ ownerId }) => ownerId))
  return claims.filter(({ ownerId }) => held.has(ownerId))
}

/** They come again the next day. */
export async function moveDigestsOn(tx: Sql, claims: readonly DigestClaim[]): Promise<void> {
  await tx.query(moveOn, [claims.map(({ ownerId }) => ownerId), claims.map(({ now, rule }) => nextDigestAt(now, rule))])
}

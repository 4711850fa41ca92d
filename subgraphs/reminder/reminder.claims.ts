import { type Sql, statement } from '../../platform/database.ts'
import type { Claim } from './domain/verdict.ts'

/** `fence` must still be the row's when the claim is finished. */
export type Lease = Claim & Readonly<{ fence: number }>

const claimsAtOnce = 500
const leaseSeconds = 30

const isNag = `(r.fired_at is not null and r.next_nag_at is not null)`
// Nobody waits for the disk: were a claim lost with the server, it could be made again, and whoever finishes it first does.
// An array, as for a join the whole table may be read.
export const claimDue = statement(
  `with unsynced as materialized (select set_config('synchronous_commit', 'off', true))
   update reminder.reminder r set claim_at = now() + interval '${leaseSeconds} seconds', fence = r.fence + 1
   where r.id = any(array(
     select id from reminder.reminder where claim_at <= now() and exists (select from unsynced)
     order by claim_at limit ${claimsAtOnce} for update skip locked
   ))
   returning r.id, r.task_id as "taskId", r.lead, r.planned_at as "plannedAt", r.fence, now() as now,
     ${isNag} as "isNag", case when ${isNag} then r.next_nag_at else r.trigger_at end as "triggerAt",
     coalesce((select t.version from reminder.task t where t.id = r.task_id and t.owner_id = r.owner_id), 0) as "knownVersion"`,
)
export const findNext = statement(
  `select (extract(epoch from min(claim_at) - now()) * 1000)::float8 as "inMs" from reminder.reminder where claim_at is not null`,
)
// In the order of their ids, as whoever changes a task's reminders locks them: else each would wait for the other.
const letGo = statement(
  `with held as (
     select r.id, said.ms from reminder.reminder r
     join unnest($1::uuid[], $2::bigint[], $3::float8[]) as said(id, fence, ms) on r.id = said.id
     where r.fence = said.fence and r.claim_at is not null
     order by r.id for update of r
   )
   update reminder.reminder r set claim_at = now() + held.ms * interval '1 millisecond' from held where r.id = held.id`,
)

/** Takes what is due by the database's clock, for 30 seconds; whoever dies holding it loses it to the next. */
export const claim = (worker: Sql): Promise<Lease[]> => worker.query<Lease>(claimDue)

/** Milliseconds until the next one can be claimed, 0 or less when one can be now; null when there is none at all. */
export const nextClaimMs = async (worker: Sql): Promise<number | null> =>
  (await worker.query<{ inMs: number | null }>(findNext))[0]?.inMs ?? null

/** Gives claims back, to be claimed again after so many milliseconds. */
export async function release(worker: Sql, leases: readonly Readonly<{ lease: Lease; ms: number }>[]): Promise<void> {
  if (leases.length === 0) return
  await worker.query(letGo, [
    leases.map(({ lease }) => lease.id),
    leases.map(({ lease }) => lease.fence),
    leases.map(({ ms }) => ms),
  ])
}

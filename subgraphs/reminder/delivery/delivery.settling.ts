import { type Sql, statement } from '../../../platform/database.ts'
import type { DeliveryStatus } from '../domain/delivery.ts'
import type { CancelReason } from '../domain/reminder.ts'
import { type Result, type Settled, type StoredDelivery, settle } from '../domain/settle.ts'
import type { ClaimedDelivery } from './delivery.claims.ts'

/** A claim and what came of it. */
export type Attempted = Readonly<{ delivery: ClaimedDelivery; isConfirmed: boolean; result: Result }>

/** The same once it is written down. */
export type Recorded = Readonly<{
  delivery: ClaimedDelivery
  result: Result
  before: DeliveryStatus
  after: Settled
  /** That of the reminder, when its task was seen to be closed. */
  cancelReason: CancelReason | null
  /** By the clock of the database. */
  at: Date
}>

type Stored = StoredDelivery & Readonly<{ id: string; now: Date }>
type Row = Recorded & Pick<Attempted, 'isConfirmed'>

const lock = statement(
  `select d.id, d.status, d.attempts, d.attempts_before as "attemptsBefore", d.last_error as "lastError",
     d.give_up_at as "giveUpAt", d.wanted_at as "wantedAt", now() as now, d.fence = said.fence and d.claim_at is not null as "isHeld"
   from reminder.delivery d join unnest($1::uuid[], $2::bigint[]) as said(id, fence) on d.id = said.id
   where d.status <> 'ACCEPTED'
   order by d.id for update of d`,
)
// What it says is of no more use once it was accepted.
const save = statement(
  `update reminder.delivery d set status = said.status, attempts = said.attempts, last_error = said.last_error,
     claim_at = said.claim_at, wanted_at = coalesce(said.wanted_at, d.wanted_at), give_up_at = said.give_up_at,
     is_confirmed = said.is_confirmed, fence = d.fence + 1,
     last_attempt_at = case when said.attempts > d.attempts then now() else d.last_attempt_at end,
     accepted_at = case said.status when 'ACCEPTED' then now() end,
     content = case said.status when 'ACCEPTED' then null else d.content end
   from jsonb_to_recordset($1) as said(id uuid, status text, attempts int, last_error text, claim_at timestamptz,
     wanted_at timestamptz, give_up_at timestamptz, is_confirmed boolean)
   where d.id = said.id`,
)

/** Writes down what came of these claims, but for those that somebody else has or had in hand by now. */
export async function settleAll(tx: Sql, attempted: readonly Attempted[]): Promise<Recorded[]> {
  const byId = new Map(attempted.map((one) => [one.delivery.id, one]))
  const stored = await tx.query<Stored>(lock, [
    [...byId.keys()],
    [...byId.values()].map(({ delivery }) => delivery.fence),
  ])
  const rows = stored.flatMap((row) => {
    const one = byId.get(row.id)
    const after = one && settle(row, one.result, { now: row.now, random: Math.random() })
    return after ? [{ ...one, before: row.status, after, cancelReason: cancelReasonOf(one.result), at: row.now }] : []
  })
  if (rows.length > 0) await tx.query(save, [JSON.stringify(rows.map(rowOf))])
  return rows
}

const cancelReasonOf = (result: Result) => (result.is === 'skipped' ? result.cancelReason : null)

const rowOf = ({ delivery, result, after, isConfirmed }: Row) => ({
  id: delivery.id,
  status: after.status,
  attempts: after.attempts,
  last_error: after.lastError,
  claim_at: after.claimAt,
  wanted_at: result.is === 'later' ? result.until : null,
  give_up_at: after.giveUpAt,
  is_confirmed: isConfirmed,
})

import { type Sql, statement } from '../../platform/database.ts'
import type { AuditRow, Head } from './audit.ts'

const note = statement(
  `insert into audit.moved_head as kept (owner_id, sequence, hash)
   select "ownerId", sequence, hash from jsonb_to_recordset($1::jsonb) moved("ownerId" text, sequence integer, hash text)
   order by "ownerId"
   on conflict (owner_id) do update set sequence = excluded.sequence, hash = excluded.hash`,
)
// Whoever raises it tells; the others find it raised.
const takeTurn = statement(
  `update audit.heads_told set at = now() where at <= now() - $1 * interval '1 millisecond'
   returning old.at = 'epoch' as "isFirst"`,
)
const findWait = statement(
  `select greatest(0, extract(epoch from at - now()) * 1000 + $1)::float8 as ms from audit.heads_told`,
)
// Chains from before their heads were noted. One that grows at this moment notes its own, which is newer.
const noteAll = statement(
  `insert into audit.moved_head
   select distinct on (owner_id) owner_id, sequence, hash from audit.audit_logs order by owner_id, sequence desc
   on conflict (owner_id) do nothing`,
)
// In the order in which they are noted. What is being noted at this moment is waited for, and taken as it is then.
const take = statement(
  `with moved as (select owner_id from audit.moved_head order by owner_id limit $1 for update)
   delete from audit.moved_head head using moved where head.owner_id = moved.owner_id
   returning head.owner_id as "ownerId", head.sequence, head.hash`,
)

/** Notes, in the transaction that appends these rows, where their chains end now. */
export async function noteHeads(tx: Sql, rows: readonly AuditRow[]): Promise<void> {
  const heads = [...new Map(rows.map(({ ownerId, sequence, hash }) => [ownerId, { ownerId, sequence, hash }])).values()]
  await tx.query(note, [JSON.stringify(heads)])
}

/** Whether it is time to tell, and this transaction is to do it; nobody else is, then, until `everyMs` later. */
export async function isTimeToTell(tx: Sql, everyMs: number): Promise<boolean> {
  const [turn] = await tx.query<{ isFirst: boolean }>(takeTurn, [everyMs])
  if (turn?.isFirst) await tx.query(noteAll)
  return turn !== undefined
}

/** In milliseconds, by the database's clock. */
export const untilTimeToTell = async (sql: Sql, everyMs: number): Promise<number> =>
  (await sql.query<{ ms: number }>(findWait, [everyMs]))[0]?.ms ?? everyMs

/** Up to `most` heads that moved; they count as told once the transaction commits. */
export const takeMoved = (tx: Sql, most: number): Promise<Head[]> => tx.query<Head>(take, [most])

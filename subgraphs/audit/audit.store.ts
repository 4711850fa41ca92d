import { type Database, type Sql, statement } from '../../platform/database.ts'
import { auditColumns, auditJson } from './audit.entity.ts'
import type { AuditRow, Link } from './audit.ts'
import type { EventRow } from './event.entity.ts'

// Whoever needs several takes them in one order, so that nobody waits in a circle.
const lock = statement(
  `select pg_advisory_xact_lock(key) from (
     select distinct hashtextextended('audit chain ' || owner_id, 0) as key from unnest($1::text[]) owner_id order by key
   ) chains`,
)
const insertEvents = statement(
  `insert into audit.events (id, type, topic, source, owner_id, correlation_id, payload, status, created_at, processed_at)
   select id, type, topic, source, "ownerId", "correlationId", payload, 'PROCESSED', "createdAt", now()
   from jsonb_to_recordset($1::jsonb) heard(id uuid, type text, topic text, source text, "ownerId" text,
     "correlationId" text, payload jsonb, "createdAt" timestamptz)
   on conflict (id) do nothing returning id`,
)
const findHeads = statement(
  `select owner.id as "ownerId", head.sequence, head.hash
   from unnest($1::text[]) owner(id)
   cross join lateral (
     select sequence, hash from audit.audit_logs where owner_id = owner.id order by sequence desc limit 1
   ) head`,
)
const insertRows = statement(
  `insert into audit.audit_logs select * from jsonb_populate_recordset(null::audit.audit_logs, $1::jsonb)`,
)
const findMany = statement(`select ${auditColumns} from audit.audit_logs where owner_id = $1 and id = any($2::uuid[])`)

export type HeardEvent = Omit<EventRow, 'status' | 'error' | 'processedAt'>

/** Makes the transaction the only writer of these owners' chains, until it ends. */
export const lockChains = (tx: Sql, ownerIds: readonly string[]) => tx.query(lock, [ownerIds])

/** Of these events, the ids of those that were not kept before. */
export async function keepEvents(tx: Sql, events: readonly HeardEvent[]): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(insertEvents, [JSON.stringify(events)])
  return new Set(rows.map(({ id }) => id))
}

/** The last entry of each chain that has one; hold their locks. */
export async function headsOf(tx: Sql, ownerIds: readonly string[]): Promise<Map<string, Link>> {
  const heads = await tx.query<Link & { ownerId: string }>(findHeads, [ownerIds])
  return new Map(heads.map((head) => [head.ownerId, head]))
}

export const keepRows = (tx: Sql, rows: readonly AuditRow[]) =>
  tx.query(insertRows, [JSON.stringify(rows.map(auditJson))])

/** Those entries that are the owner's, in any order. */
export const ownEntries = (db: Database, ownerId: string, ids: readonly string[]) =>
  db.asOwner<AuditRow>(ownerId, findMany, [ownerId, ids])

import type { Sql } from '../platform/database.ts'
import type { Raw } from './bus.ts'
import type { Topic } from './envelope.ts'
import { schemaStatement } from './schema-statement.ts'
import { storable, storableHeaders } from './storable.ts'

/** What a group is to handle later, and why. */
export type ToKeep = Readonly<{
  raw: Raw
  eventId: string | null
  /** The version of the contract that it needs; null where it only waits its turn. */
  version: number | null
  reason: string
  /** Whether later events of its key have to wait behind it. */
  holds: boolean
}>

/** A row of it. */
export type Kept = Raw & Readonly<{ position: number; eventId: string | null; holds: boolean }>

export async function keepAside(tx: Sql, schema: string, group: string, kept: readonly ToKeep[]): Promise<void> {
  if (kept.length === 0) return
  const raws = kept.map(({ raw }) => raw)
  await tx.query(insert(schema), [
    group,
    raws.map(({ topic }) => storable(topic)),
    raws.map(({ key }) => (key === null ? null : storable(key))),
    raws.map(({ place }) => storable(place)),
    raws.map(({ body }) => body),
    raws.map(({ headers }) => storableHeaders(headers)),
    kept.map(({ eventId }) => eventId),
    kept.map(({ version }) => version),
    kept.map(({ reason }) => storable(reason)),
    kept.map(({ holds }) => holds),
  ])
}

const insert = schemaStatement(
  (schema) =>
    `insert into ${schema}.kept_aside (consumer, topic, key, place, body, headers, event_id, version, reason, holds)
     select $1, topic, key, place, body, headers, event_id, version, reason, holds
     from unnest($2::text[], $3::text[], $4::text[], $5::bytea[], $6::jsonb[], $7::uuid[], $8::int[], $9::text[], $10::bool[])
       with ordinality as kept (topic, key, place, body, headers, event_id, version, reason, holds, at)
     order by at`,
)

/** Of these keys, those behind which a group's events have to wait. */
export async function keysThatWait(
  tx: Sql,
  schema: string,
  group: string,
  keys: readonly (string | null)[],
): Promise<ReadonlySet<string>> {
  const asked = [...new Set(keys.flatMap((key) => (key === null ? [] : storable(key))))]
  const rows = await tx.query<{ key: string }>(selectHeld(schema), [group, asked])
  return new Set(rows.map(({ key }) => key))
}

const selectHeld = schemaStatement(
  (schema) => `select distinct key from ${schema}.kept_aside where consumer = $1 and holds and key = any($2)`,
)

export type Wanted = Readonly<{
  group: string
  topics: readonly Topic[]
  /** Keys, or places of what has none, that are not to be tried now. */
  except: readonly string[]
}>

const batchSize = 200

/** The first ones that this release can read, in their order; what stands behind one that it cannot is passed over. */
export async function ripe(tx: Sql, schema: string, { group, topics, except }: Wanted): Promise<Kept[]> {
  const known = Object.fromEntries(topics.map(({ name, version }) => [name, version]))
  return tx.query<Kept>(selectRipe(schema), [group, JSON.stringify(known), except, batchSize])
}

const isNewer = (row: string) => `coalesce(${row}.version > ($2::jsonb->>${row}.topic)::int, false)`

// In the order of positions, so that it ends where the batch is full; and bodies are read of what is in it alone.
const selectRipe = schemaStatement(
  (schema) =>
    `with first as materialized (
       select position from ${schema}.kept_aside kept
       where consumer = $1 and not ${isNewer('kept')} and coalesce(key, place) <> all($3::text[])
         and not (holds and exists (
           select from ${schema}.kept_aside barrier
           where barrier.consumer = $1 and barrier.key = kept.key and barrier.position < kept.position
             and barrier.holds and barrier.version is not null and ${isNewer('barrier')}
         ))
       order by position limit $4
     )
     select position, topic, key, place, body, headers, event_id as "eventId", holds
     from first join ${schema}.kept_aside using (position) order by position`,
)

/** Takes rows out for good; the positions of those that were still there. */
export async function takeOut(tx: Sql, schema: string, positions: readonly number[]): Promise<ReadonlySet<number>> {
  const rows = await tx.query<{ position: number }>(remove(schema), [positions])
  return new Set(rows.map(({ position }) => position))
}

const remove = schemaStatement(
  (schema) => `delete from ${schema}.kept_aside where position = any($1::bigint[]) returning position`,
)

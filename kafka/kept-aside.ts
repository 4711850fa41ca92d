import type { Sql } from '../platform/database.ts'
import type { Mailbox, Raw } from './bus.ts'
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
export async function ripe({ schema, worker }: Mailbox, { group, topics, except }: Wanted): Promise<Kept[]> {
  const versions = [topics.map(({ name }) => name), topics.map(({ version }) => version)]
  return worker.query<Kept>(selectRipe(schema), [group, ...versions, except, batchSize])
}

const selectRipe = schemaStatement(
  (schema) =>
    `with mine as (
       select kept.*, coalesce(kept.version > known.version, false) as is_newer
       from ${schema}.kept_aside kept left join unnest($2::text[], $3::int[]) as known (topic, version) using (topic)
       where consumer = $1
     ),
     barrier as (select key, min(position) as position from mine where holds and is_newer group by key)
     select position, topic, key, place, body, headers, event_id as "eventId", holds
     from mine where not is_newer and coalesce(key, place) <> all($4::text[])
       and not exists (select from barrier where barrier.key = mine.key and barrier.position < mine.position and mine.holds)
     order by position limit $5`,
)

/** Takes rows out for good; the positions of those that were still there. */
export async function takeOut(tx: Sql, schema: string, positions: readonly number[]): Promise<ReadonlySet<number>> {
  const rows = await tx.query<{ position: number }>(remove(schema), [positions])
  return new Set(rows.map(({ position }) => position))
}

const remove = schemaStatement(
  (schema) => `delete from ${schema}.kept_aside where position = any($1::bigint[]) returning position`,
)

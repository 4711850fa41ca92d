import type { Sql } from '../platform/database.ts'
import { newId } from '../platform/id.ts'
import type { Raw } from './bus.ts'
import { schemaStatement } from './schema-statement.ts'
import { storable, storableHeaders } from './storable.ts'

export type DeadLetter = Readonly<{
  group: string
  raw: Raw
  fault: string
  attempts: number
  /** Null where none could be read. */
  eventId: string | null
}>

/** Keeps what a group could not take, as it came and with the reason, so that the group can go on. */
export async function setAside(sql: Sql, schema: string, letter: DeadLetter): Promise<void> {
  const { group, raw, fault, attempts, eventId } = letter
  const { topic, key, place, body, headers } = raw
  await sql.query(insert(schema), [
    newId(),
    group,
    storable(topic),
    key === null ? null : storable(key),
    storable(place),
    body,
    storableHeaders(headers),
    storable(fault),
    attempts,
    eventId,
  ])
}

const insert = schemaStatement(
  (schema) =>
    `insert into ${schema}.dead_letter (id, consumer, topic, key, place, body, headers, error, attempts, event_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
)

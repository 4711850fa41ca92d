import type { Sql } from '../platform/database.ts'
import { newId } from '../platform/id.ts'
import type { Raw } from './bus.ts'
import { schemaStatement } from './schema-statement.ts'

export type DeadLetter = Readonly<{ group: string; raw: Raw; fault: string; attempts: number }>

/** Keeps what a group could not take, as it came and with the reason, so that the group can go on. The same place is kept once. */
export async function setAside(sql: Sql, schema: string, { group, raw, fault, attempts }: DeadLetter): Promise<void> {
  const { topic, key, place, body, headers } = raw
  const storedKey = key === null ? null : storable(key)
  const storedHeaders = JSON.stringify(headers, (_, value: unknown) =>
    typeof value === 'string' ? storable(value) : value,
  )
  const values = [newId(), group, storable(topic), storedKey, place, body, storedHeaders, storable(fault), attempts]
  await sql.query(insert(schema), values)
}

const insert = schemaStatement(
  (schema) =>
    `insert into ${schema}.dead_letter (id, consumer, topic, key, place, body, headers, error, attempts)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (consumer, place) do nothing`,
)

/** PostgreSQL's text holds no NUL, its JSON no half of a surrogate pair; poison may have both. */
const storable = (text: string) => text.replaceAll('\0', '\uFFFD').toWellFormed()

import type { Raw } from '../../kafka/bus.ts'
import type { AnyEvent, Topic } from '../../kafka/envelope.ts'
import { readEvent } from '../../kafka/read-event.ts'
import type { Sql } from '../../platform/database.ts'
import type { Group } from './subscriptions.ts'

/** What comes of an event in a group, in words: the tables that it writes to, or why it does not get that far. */
export async function outcomeOf({ consumer, inbox }: Group, topic: Topic, event: AnyEvent): Promise<string> {
  const read = readEvent(rawOf(topic, event), consumer.topics)
  if ('fault' in read) return `cannot read it: ${read.fault}`
  if ('newer' in read) return `keeps it aside: ${read.newer.reason}`
  try {
    return await inbox.worker.transaction(async (tx) => {
      const before = await written(tx, inbox.schema)
      await consumer.handle([read.event], tx)
      const after = await written(tx, inbox.schema)
      const tables = [...after].filter(([table, rows]) => rows > (before.get(table) ?? 0)).map(([table]) => table)
      return tables.length === 0 ? 'passes it over' : `writes ${tables.join(', ')}`
    })
  } catch (error) {
    return `fails on it: ${String(error)}`
  }
}

const rawOf = ({ name, key }: Topic, event: AnyEvent): Raw => ({
  topic: name,
  key: key === 'owner' ? event.ownerid : event.subject,
  body: Buffer.from(JSON.stringify(event)),
  headers: {},
  place: `the example of ${event.type}`,
})

/** Rows written so far by each table; PostgreSQL counts in its own time, so only the difference within a transaction says something. */
async function written(tx: Sql, schema: string): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ table: string; rows: number }>(
    `select relname as "table", (n_tup_ins + n_tup_upd + n_tup_del)::int as rows
     from pg_stat_xact_user_tables where schemaname = $1 order by relname`,
    [schema],
  )
  return new Map(rows.map(({ table, rows }) => [table, rows]))
}

import type { Sql } from '../platform/database.ts'
import { newId } from '../platform/id.ts'
import { type AnyEvent, type Cause, dataSchema, type Fact, type Topic } from './envelope.ts'
import { schemaStatement } from './schema-statement.ts'

/** An event on its way out; `key` keeps it in order with the others of that key. */
export type OutboxRow = Readonly<{ topic: string; key: string; event: AnyEvent }>

/**
 * Facts in their envelopes, checked against the contract, so that nothing is stored that no consumer could read.
 * `source` is the subgraph that says it: `/subgraphs/task`. Throws a `ZodError` for data that breaks the contract.
 */
export function outboxRows<T extends Topic>(
  topic: T,
  facts: readonly Fact<T>[],
  cause: Cause,
  source: string,
): OutboxRow[] {
  const { ownerId, actor, correlationId, causationId, traceparent, now } = cause
  return facts.map(({ type, subject, version, data }) => ({
    topic: topic.name,
    key: topic.key === 'owner' ? ownerId : subject,
    event: {
      specversion: '1.0',
      id: newId(),
      source,
      type,
      subject,
      time: now.toISOString(),
      datacontenttype: 'application/json',
      dataschema: dataSchema(topic, type),
      correlationid: correlationId,
      ...(causationId === undefined ? {} : { causationid: causationId }),
      actortype: actorTypes[actor.type],
      actorid: actor.id,
      ownerid: ownerId,
      aggregateversion: version,
      ...(traceparent === undefined ? {} : { traceparent }),
      data: topic.events[type]?.parse(data),
    },
  }))
}

const actorTypes = { USER: 'user', ASSISTANT: 'assistant', SYSTEM: 'system' } as const

/** What `insertOutboxFrom` takes as its parameter. */
export const outboxJson = (rows: readonly OutboxRow[]): string => JSON.stringify(rows)

const utc = `to_char(now() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/**
 * `param` is the placeholder that holds `outboxJson`, such as `$4`. Alone, or as a data-modifying CTE, so that a change and
 * its events are one statement; there, append a condition on the change's CTE: it keeps the events from being written without
 * the change, and takes their positions after its row lock, in the order of one row's changes.
 * Each gets its `recordedtime` here, as the clocks of processes may be off.
 */
export const insertOutboxFrom = (schema: string, param: string) =>
  `insert into ${schema}.outbox (topic, key, event)
   select said->>'topic', said->>'key', said->'event' || jsonb_build_object('recordedtime', ${utc})
   from jsonb_array_elements(${param}::jsonb) said`

/** Stores events within a transaction of `<schema>` or `<schema>_worker`; the bus carries them once it has committed. */
export async function enqueue(tx: Sql, schema: string, rows: readonly OutboxRow[]): Promise<void> {
  if (rows.length > 0) await tx.query(insertInto(schema), [outboxJson(rows)])
}

const insertInto = schemaStatement((schema) => insertOutboxFrom(schema, '$1'))

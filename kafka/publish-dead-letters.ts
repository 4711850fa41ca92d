import type { Mailbox } from './bus.ts'
import { schemaStatement } from './schema-statement.ts'

/** A dead letter for whoever watches the brokers; the table remains the truth. */
export type PublishedLetter = Readonly<{
  /** Without a prefix: `task-events.dlq`. */
  topic: string
  key: string | null
  value: Buffer | null
  headers: Readonly<Record<string, string>>
}>

type Row = Readonly<{
  id: string
  group: string
  topic: string
  key: string | null
  place: string
  body: Buffer | null
  bytes: number | null
  headers: Readonly<Record<string, string>>
  error: string
  attempts: number
  eventId: string | null
}>

const batchSize = 20
// A topic for dead letters takes 3 MiB, be it one message or a batch, and the topic before it 2 (kafka/topics.yaml); headers of
// ours come besides.
const mostBytes = 2_500_000
const mostErrorLength = 4_000

/**
 * Hands what was not published yet to `publish`, oldest first, and marks it when that resolves. Each at least once; twice it
 * has the same `tickler-letter`. Several at once take turns. How many; ask again until there are none.
 */
export const publishDeadLetters = (
  { schema, worker }: Mailbox,
  publish: (letters: readonly PublishedLetter[]) => Promise<void>,
): Promise<number> =>
  worker.transaction(async (tx) => {
    const found = await tx.query<Row>(selectUnpublished(schema), [batchSize, mostBytes])
    const rows = withinBytes(found)
    if (rows.length === 0) return 0
    await publish(rows.map(letterOf))
    await tx.query(markPublished(schema), [rows.map(({ id }) => id)])
    return rows.length
  })

/** As many of the first as fit into one batch, and one at least; the rest is for the next. */
function withinBytes(rows: readonly Row[]): readonly Row[] {
  let bytes = 0
  const end = rows.findIndex((row, index) => {
    bytes += (row.body?.byteLength ?? 0) + JSON.stringify(row.headers).length + mostErrorLength
    return index > 0 && bytes > mostBytes
  })
  return end === -1 ? rows : rows.slice(0, end)
}

function letterOf({ body, bytes, topic, key, headers, ...letter }: Row): PublishedLetter {
  return {
    topic: `${topic}.dlq`,
    key,
    value: body,
    headers: {
      ...headers,
      'tickler-letter': letter.id,
      'tickler-group': letter.group,
      'tickler-place': letter.place,
      'tickler-error': letter.error.slice(0, mostErrorLength),
      'tickler-attempts': String(letter.attempts),
      ...(letter.eventId === null ? {} : { 'tickler-event': letter.eventId }),
      ...(body === null && bytes !== null ? { 'tickler-bytes-kept': `${bytes} bytes, in the dead letter alone` } : {}),
    },
  }
}

// Bodies and headers that are too large stay here.
const selectUnpublished = schemaStatement(
  (schema) =>
    `select id, consumer as "group", topic, key, place, error, attempts, event_id as "eventId", octet_length(body) as bytes,
       case when octet_length(body) + octet_length(headers::text) <= $2 then body end as body,
       case when octet_length(headers::text) <= $2 / 2 then headers else '{}' end as headers
     from ${schema}.dead_letter where published_at is null order by id limit $1 for update skip locked`,
)

const markPublished = schemaStatement(
  (schema) => `update ${schema}.dead_letter set published_at = now() where id = any($1::uuid[])`,
)

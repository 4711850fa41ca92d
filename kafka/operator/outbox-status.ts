import type { Mailbox } from '../bus.ts'
import { schemaStatement } from '../schema-statement.ts'

export type OutboxStatus = Readonly<{
  subgraph: string
  /** Events that wait to be carried away, and for how many seconds the oldest has. */
  waiting: number
  oldestSeconds: number | null
  /** Published events that are kept, should a broker lose its log. */
  kept: number
  /** The number that the process which publishes to a broker has given itself; null where none does. */
  publisher: number | null
  /** Topics of which brokers were found to have lost events, since when. */
  lost: readonly Readonly<{ topic: string; since: string }>[]
}>

export async function outboxStatus({ schema, worker }: Mailbox): Promise<OutboxStatus | undefined> {
  const [row] = await worker.query<Omit<OutboxStatus, 'subgraph'>>(select(schema))
  return row && { subgraph: schema, ...row }
}

const select = schemaStatement(
  (schema) =>
    `select
       (select count(*) from ${schema}.outbox) as waiting,
       (select extract(epoch from now() - min(created_at))::float from ${schema}.outbox) as "oldestSeconds",
       (select count(*) from ${schema}.outbox_sent) as kept,
       (select holder from ${schema}.relay_lease where until > now()) as publisher,
       (select coalesce(jsonb_agg(l), '[]') from (
          select topic, min(lost_at) as since from ${schema}.broker_log where lost_at is not null group by topic order by topic
        ) l) as lost`,
)

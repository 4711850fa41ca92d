import type { Mailbox } from '../bus.ts'
import { leaseLock } from '../relay/lease.ts'
import { schemaStatement } from '../schema-statement.ts'

export type OutboxStatus = Readonly<{
  subgraph: string
  /** Events that wait to be carried away, and for how many seconds the oldest has. */
  waiting: number
  oldestSeconds: number | null
  /** Published events that are kept, should a broker lose its log. */
  kept: number
  /** The host and process that publishes to a broker; null where none does. */
  publisher: string | null
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
       (select session.application_name
        from ${schema}.relay_lease lease
        join pg_locks held on held.locktype = 'advisory' and held.classid = ${leaseLock} and held.objid = lease.holder::oid
          and held.objsubid = 2 and held.granted
        join pg_stat_activity session on session.pid = held.pid and session.datname = current_database()
        where lease.until > now()) as publisher,
       (select coalesce(jsonb_agg(l), '[]') from (
          select topic, to_char(min(lost_at) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as since from ${schema}.broker_log where lost_at is not null group by topic order by topic
        ) l) as lost`,
)

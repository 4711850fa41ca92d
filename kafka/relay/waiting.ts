import type { Mailbox } from '../bus.ts'
import { schemaStatement } from '../schema-statement.ts'
import { sentSlot } from '../sent.ts'

/** A committed event that the brokers have not been seen to take; `body` is its JSON. */
export type Waiting = Readonly<{ position: number; topic: string; key: string; body: string }>

/** Where a partition's log ends behind what was sent. */
export type LogEnd = Readonly<{ topic: string; partition: number; next: number }>

/** How far a log had come, when it was that of this cluster; `isLost`: it was found shorter since. */
export type KnownLog = LogEnd & Readonly<{ cluster: string; isLost: boolean }>

/**
 * The first of those that wait, in the order of their positions, but for those on their way and those whose key is held.
 * By what is visible and never after a last position: positions are given out before the commit, so a lower one may come later.
 */
export const nextWaiting = (
  { schema, worker }: Mailbox,
  { limit, onTheWay, held }: { limit: number; onTheWay: readonly number[]; held: readonly string[] },
): Promise<Waiting[]> => worker.query<Waiting>(selectNext(schema), [limit, onTheWay, held])

// `not in` a list is hashed once; an array would be gone through for each row.
const selectNext = schemaStatement(
  (schema) =>
    `select position, topic, key, event::text as body from ${schema}.outbox
     where position not in (select unnest($2::bigint[])) and key not in (select unnest($3::text[]))
       and topic <> all(array(select topic from ${schema}.broker_log where lost_at is not null))
     order by position limit $1`,
)

/** The brokers have these: they move from the outbox to what is kept in case a log is lost, and the logs' ends are noted, the last where one has several. */
export async function settle(
  { schema, worker }: Mailbox,
  sent: readonly Waiting[],
  { ends, cluster }: { ends: readonly LogEnd[]; cluster: string },
): Promise<void> {
  const positions = sent.map(({ position }) => position)
  const [topics, partitions, nexts] = [
    ends.map(({ topic }) => topic),
    ends.map(({ partition }) => partition),
    ends.map(({ next }) => next),
  ]
  await worker.query(moveToSent(schema), [positions, topics, partitions, nexts, cluster])
}

const moveToSent = schemaStatement(
  (schema) =>
    `with gone as (
       delete from ${schema}.outbox where position = any($1::bigint[]) returning position, topic, key, event, created_at
     ), kept as (
       insert into ${schema}.outbox_sent (slot, position, topic, key, event, created_at)
       select ${sentSlot}, gone.* from gone
     )
     insert into ${schema}.broker_log as known (topic, partition, cluster, next_offset)
     select topic, partition, $5, max(next) from unnest($2::text[], $3::int[], $4::bigint[]) as ends (topic, partition, next)
     group by topic, partition
     on conflict (topic, partition) do update set next_offset = greatest(known.next_offset, excluded.next_offset)
     where known.cluster = excluded.cluster`,
)

export const knownLogs = ({ schema, worker }: Mailbox): Promise<KnownLog[]> =>
  worker.query<KnownLog>(
    `select topic, partition, next_offset as next, cluster, lost_at is not null as "isLost" from ${schema}.broker_log`,
  )

/** From now on nothing more is sent to these topics, until an operator has decided. */
export async function markLost({ schema, worker }: Mailbox, topics: readonly string[]): Promise<void> {
  await worker.query(
    `update ${schema}.broker_log set lost_at = now() where topic = any($1::text[]) and lost_at is null`,
    [topics],
  )
}

/**
 * How many rows wait, for how many seconds the oldest has, the topics whose log was lost, and how many dead letters there
 * are. Nothing is counted beyond ten thousand.
 */
export type Backlog = Readonly<{ rows: number; oldestS: number; lost: readonly string[]; letters: number }>

export const noBacklog: Backlog = { rows: 0, oldestS: 0, lost: [], letters: 0 }

export async function backlog({ schema, worker }: Mailbox): Promise<Backlog> {
  const [found] = await worker.query<Backlog>(selectBacklog(schema))
  return found ?? noBacklog
}

const selectBacklog = schemaStatement(
  (schema) =>
    `select (select count(*) from (select from ${schema}.outbox limit 10000) few) as rows,
       coalesce((select extract(epoch from now() - created_at)::float from ${schema}.outbox order by position limit 1), 0) as "oldestS",
       array(select distinct topic from ${schema}.broker_log where lost_at is not null) as lost,
       (select count(*) from (select from ${schema}.dead_letter limit 10000) few) as letters`,
)

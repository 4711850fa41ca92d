import type { Log } from '../platform/log.ts'
import type { Mailbox } from './bus.ts'
import { schemaStatement } from './schema-statement.ts'
import { sentSlots } from './tables.ts'

const slotAt = (now: string) => `floor(extract(epoch from ${now}) / 86400)::int % ${sentSlots}`

/** Which partition of `outbox_sent` is for today, by the database's clock in UTC; SQL. */
export const sentSlot = slotAt('now()')

// Whatever else wants the partition waits behind who wants to empty it.
const patience = '2s'

/**
 * Empties what tomorrow's rows will go into: they were published eight days ago, longer than the topics keep anything. A day
 * on which this never ran leaves its partition for the next time round. Throws when somebody reads it for too long.
 */
export const rotateSent = ({ schema, worker }: Mailbox): Promise<void> =>
  worker.transaction(async (tx) => {
    const [next] = await tx.query<{ slot: number }>(`select (${sentSlot} + 1) % ${sentSlots} as slot`)
    if (!next) return
    const table = `${schema}.outbox_sent_${next.slot}`
    // An empty one is left alone, since to empty it locks it.
    const [found] = await tx.query(`select from ${table} limit 1`)
    if (!found) return
    await tx.query(`set local lock_timeout = '${patience}'`)
    await tx.query(`lock table ${table} in access exclusive mode`)
    // It may have become today's while the lock was waited for. From here on nothing gets in before the commit.
    const [still] = await tx.query(`select where (${slotAt('clock_timestamp()')} + 1) % ${sentSlots} = ${next.slot}`)
    if (still) await tx.query(`truncate ${table}`)
  })

const soonMs = 90_000
const hourMs = 3_600_000

/** Soon after the start, and then every hour. */
export function rotateSentHourly(outboxes: readonly Mailbox[], log: Log): { stop(): void } {
  const all = () => {
    for (const outbox of outboxes) {
      rotateSent(outbox).catch((err: unknown) =>
        log.warn({ err }, `what ${outbox.schema} published eight days ago was not forgotten; trying again in an hour`),
      )
    }
  }
  const timers = [setTimeout(all, soonMs).unref(), setInterval(all, hourMs).unref()]
  return { stop: () => timers.map((timer) => clearInterval(timer)) }
}

/** `isStopped`: nothing of it was found, and its log is lost, so that it waits on. */
export type Republished = Readonly<{ topic: string; events: number; isStopped: boolean }>

type Since = Readonly<{
  fromSeconds: number
  topic: string | undefined
  /** Lets a lost log begin anew though nothing of it is found. */
  mayFindNothing?: boolean
}>

/**
 * For a broker that lost its log: what was published in the last `fromSeconds` goes back to the outbox, before everything
 * newer. What a lost log is known by is forgotten, as it begins anew. One transaction; how many, by topic.
 */
export const republish = (
  { schema, worker }: Mailbox,
  { fromSeconds, topic, mayFindNothing = false }: Since,
): Promise<Republished[]> => worker.query<Republished>(moveBack(schema), [fromSeconds, topic ?? null, mayFindNothing])

// A position that is in the outbox again already is the same event: positions are given once. It waits from now on.
const moveBack = schemaStatement(
  (schema) =>
    `with gone as (
       delete from ${schema}.outbox_sent
       where sent_at >= now() - make_interval(secs => $1) and ($2::text is null or topic = $2)
       returning position, topic, key, event
     ),
     back as (
       insert into ${schema}.outbox (position, topic, key, event) overriding system value
       select * from gone on conflict (position) do nothing
     ),
     found as (select topic, count(*) as events from gone group by topic),
     begun_anew as (
       delete from ${schema}.broker_log
       where lost_at is not null and ($2::text is null or topic = $2) and ($3 or topic in (select topic from found))
     ),
     lost as (
       select distinct topic from ${schema}.broker_log where lost_at is not null and ($2::text is null or topic = $2)
     )
     select topic, coalesce(events, 0) as events, events is null and not $3 as "isStopped"
     from found full join lost using (topic) order by topic`,
)

import type { Sql } from '../platform/database.ts'
import type { Log } from '../platform/log.ts'
import type { Mailbox } from './bus.ts'
import { schemaStatement } from './schema-statement.ts'

/** Of these events, the ids (in lower case) that the group has not handled; from the commit on they count as handled. */
export async function unseen(tx: Sql, schema: string, group: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ id: string; isNew: boolean }>(admit(schema), [group, [...new Set(ids)]])
  return new Set(rows.filter(({ isNew }) => isNew).map(({ id }) => id))
}

// What comes again may have been published again, and then lies in its topic for as long as what is new.
const admit = schemaStatement(
  (schema) =>
    `insert into ${schema}.inbox as known (consumer, event_id) select $1, unnest($2::uuid[])
     on conflict (consumer, event_id) do update set handled_at = now() where known.handled_at < now() - interval '1 hour'
     returning new.event_id as id, old.event_id is null as "isNew"`,
)

// A day longer than the topics keep an event, so that nothing can come back after it was forgotten. Each look goes on
// behind the one before: pages are used again, so that what is old lies anywhere, and no index finds it cheaply.
const forget = schemaStatement(
  (schema) =>
    `with old as (
       select ctid from ${schema}.inbox where ctid > $1::tid and handled_at < now() - interval '8 days' limit 1000
     ), gone as (
       delete from ${schema}.inbox
       where ctid = any(array(select ctid from old)) and handled_at < now() - interval '8 days' -- it may just have come again
     )
     select max(ctid)::text as last from old`,
)

/** Forgets what is older than 8 days, a thousand at a time, so that no lock is long, and in one way through the table. */
export async function forgetOld({ schema, worker }: Mailbox): Promise<void> {
  let last: string | null = '(0,0)'
  while (last !== null) {
    const [found]: { last: string | null }[] = await worker.query(forget(schema), [last])
    last = found?.last ?? null
  }
}

const hourMs = 3_600_000

/** Forgets soon after the start, and then every hour. */
export function forgetHourly(inboxes: readonly Mailbox[], log: Log): { stop(): void } {
  const all = () => {
    for (const inbox of new Map(inboxes.map((each) => [each.schema, each])).values()) {
      forgetOld(inbox).catch((err: unknown) =>
        log.warn({ err }, `the inbox of ${inbox.schema} was not cleaned up; trying again in an hour`),
      )
    }
  }
  const timers = [setTimeout(all, 60_000).unref(), setInterval(all, hourMs).unref()]
  return { stop: () => timers.map((timer) => clearInterval(timer)) }
}

import { type Sql, statement } from '../../platform/database.ts'
import { type FeedEntry, feedRowOf } from './feed.row.ts'

export type OwnedEntry = FeedEntry & Readonly<{ ownerId: string }>

// Every owner's counter once, raised by the number of their changes, in one order, so that two that append cannot wait
// for each other.
const append = statement(
  `with said as (
     select row_number() over (partition by owner_id order by place) as rank, *
     from jsonb_to_recordset($1) as said(place int, owner_id text, id uuid, task_id uuid, kind text, at timestamptz,
       actor_type text, actor_id text, changed text[], before jsonb, correlation_id text)
   ),
   head as (
     insert into task.feed as feed (owner_id, last)
     select owner_id, count(*) from said group by owner_id order by owner_id
     on conflict (owner_id) do update set last = feed.last + excluded.last returning owner_id, last
   ),
   counted as (select owner_id, count(*) as count from said group by owner_id)
   insert into task.change (owner_id, number, id, task_id, kind, at, actor_type, actor_id, changed, before, correlation_id)
   select said.owner_id, head.last - counted.count + said.rank, said.id, said.task_id, said.kind, said.at,
     said.actor_type, said.actor_id, said.changed, said.before, said.correlation_id
   from said join head using (owner_id) join counted using (owner_id)`,
)

/**
 * Appends to the feeds of any owners, each in the order given, for what acts on everyone's tasks. The last step of its
 * transaction but for the commit, as the counters are what those owners' other writers wait for.
 */
export async function appendChanges(tx: Sql, entries: readonly OwnedEntry[]): Promise<void> {
  const rows = entries.map((entry, place) => ({
    place,
    owner_id: entry.ownerId,
    ...feedRowOf(entry, { before: null }, place),
  }))
  if (rows.length > 0) await tx.query(append, [JSON.stringify(rows)])
}

import { type Connection, connectionOf, type PageArguments, parsePage } from '../../platform/connection.ts'
import type { Cursors } from '../../platform/cursor.ts'
import { type Database, statement } from '../../platform/database.ts'
import type { FeedTables } from '../../platform/feed.retention.ts'
import { checkKept } from '../../platform/feed.ts'
import { follow, type Nudges } from '../../platform/follow.ts'
import { type FeedRow, feedColumns } from './feed.row.ts'
import type { ChangeFilter } from './input.ts'

export const changeFeed: FeedTables = { table: 'task.change', heads: 'task.feed', forgets: 'changes' }

const list = 'changes'
/** How many changes that a filter tells of are read at once, and among how many they are looked for. */
const pageSize = 200
const span = 2_000
const expired =
  'Changes after this cursor are no longer kept. Read `changes { head }` and then `tasks` again, and go on from that head.'

const findHead = statement(`select last from task.feed where owner_id = $1`)
const countAll = statement(`select count(*) as count from task.change where owner_id = $1`)

// Rows and head are of one moment: only so does a missing row tell that it was forgotten, and is not just being written.
const findAfter = statement(
  `select feed.last as head, page.* from task.feed
   left join lateral (
     select ${feedColumns} from task.change
     where owner_id = feed.owner_id and number > coalesce($2::bigint, 0) order by number limit $3
   ) page on true
   where feed.owner_id = $1 order by page.number`,
)
const findMatching = statement(
  `select feed.last as head, page.*, (
     select min(kept.number) from task.change kept where kept.owner_id = feed.owner_id and kept.number > $2::bigint
   ) as next
   from task.feed
   left join lateral (
     select ${feedColumns} from task.change
     where owner_id = feed.owner_id and number > $2::bigint and number <= $2::bigint + ${span}
       and ($3::text[] is null or kind = any($3)) and ($4::uuid[] is null or task_id = any($4))
     order by number limit ${pageSize}
   ) page on true
   where feed.owner_id = $1 order by page.number`,
)

/** A change, or the one row that comes when there is none. */
type Found = Readonly<{ head: number }> & (FeedRow | { [Column in keyof FeedRow]: null })
const changesOf = (found: readonly Found[]): FeedRow[] =>
  found.filter((row): row is Found & FeedRow => row.number !== null)

/** The owner's change feed: pages of it, its head, and following it live. */
export function taskFeed({ db, cursors, nudges }: { db: Database; cursors: Cursors; nudges: Nudges }) {
  const cursorOf = (ownerId: string, number: number) => cursors.seal(list, ownerId, [number])
  const numberOf = (ownerId: string, cursor: string) => Number(cursors.open(list, ownerId, cursor)[0])

  const pages = async (
    ownerId: string,
    pageArguments: PageArguments,
  ): Promise<Connection<FeedRow> & { head: string }> => {
    const page = parsePage(pageArguments, 100)
    const after = page.after === null ? null : numberOf(ownerId, page.after)
    const found = await db.asOwner<Found>(ownerId, findAfter, [ownerId, after, page.first + 1])
    const rows = changesOf(found)
    const head = found[0]?.head ?? 0
    if (after !== null) checkKept({ after, next: rows[0]?.number ?? null, head }, expired)
    const count = async () => (await db.asOwner<{ count: number }>(ownerId, countAll, [ownerId]))[0]?.count ?? 0
    const connection = connectionOf(rows, page, (row) => cursorOf(ownerId, row.number), count)
    return { ...connection, head: cursorOf(ownerId, head) }
  }

  /** From the cursor on, or from now on without one; ends when the iterator is returned. */
  const live = async (
    ownerId: string,
    after: string | null | undefined,
    filter: ChangeFilter,
  ): Promise<AsyncIterableIterator<{ taskChanged: FeedRow }>> => {
    const from = after == null ? await lastNumber(db, ownerId) : numberOf(ownerId, after)
    return follow({
      from,
      listen: (wake) => nudges.listen(ownerId, wake),
      read: async (number) => {
        const { rows, ...page } = await matching(db, ownerId, number, filter)
        return { ...page, rows: rows.map((taskChanged) => ({ taskChanged })) }
      },
    })
  }

  return { cursorOf, pages, live }
}
export type TaskFeed = ReturnType<typeof taskFeed>

const lastNumber = async (db: Database, ownerId: string) =>
  (await db.asOwner<{ last: number }>(ownerId, findHead, [ownerId]))[0]?.last ?? 0

/** The changes after a number that the filter tells of; the position is behind all that it left out, too. */
async function matching(db: Database, ownerId: string, after: number, { kinds, taskIds }: ChangeFilter) {
  const values = [ownerId, after, kinds ?? null, taskIds ?? null]
  const found = await db.asOwner<Found & { next: number | null }>(ownerId, findMatching, values)
  const head = found[0]?.head ?? 0
  checkKept({ after, next: found[0]?.next ?? null, head }, expired)
  const rows = changesOf(found)
  const last = rows.length === pageSize ? rows.at(-1) : undefined
  const position = last?.number ?? Math.min(after + span, head)
  return { rows, position, isWhole: position === head }
}

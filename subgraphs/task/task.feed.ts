import { type Connection, connectionOf, type PageArguments, parsePage } from '../../platform/connection.ts'
import type { Cursors } from '../../platform/cursor.ts'
import { type Database, statement } from '../../platform/database.ts'
import { follow, type Nudges } from '../../platform/follow.ts'
import { type FeedRow, feedColumns } from './feed.row.ts'
import type { ChangeFilter } from './input.ts'

const list = 'changes'
const pageSize = 200

const findHead = statement(`select last from task.feed where owner_id = $1`)
const findAfter = statement(
  `select ${feedColumns} from task.change where owner_id = $1 and number > $2 order by number limit $3`,
)
const countAll = statement(`select count(*) as count from task.change where owner_id = $1`)

/** The owner's change feed: pages of it, its head, and following it live. */
export function taskFeed({ db, cursors, nudges }: { db: Database; cursors: Cursors; nudges: Nudges }) {
  const cursorOf = (ownerId: string, number: number) => cursors.seal(list, ownerId, [number])
  const numberOf = (ownerId: string, cursor: string) => Number(cursors.open(list, ownerId, cursor)[0])

  const lastNumber = async (ownerId: string) =>
    (await db.asOwner<{ last: number }>(ownerId, findHead, [ownerId]))[0]?.last ?? 0

  const rowsAfter = (ownerId: string, number: number, limit: number) =>
    db.asOwner<FeedRow>(ownerId, findAfter, [ownerId, number, limit])

  const head = async (ownerId: string) => cursorOf(ownerId, await lastNumber(ownerId))

  const pages = async (
    ownerId: string,
    pageArguments: PageArguments,
  ): Promise<Connection<FeedRow> & { head: () => Promise<string> }> => {
    const page = parsePage(pageArguments, 100)
    const from = page.after === null ? 0 : numberOf(ownerId, page.after)
    const rows = await rowsAfter(ownerId, from, page.first + 1)
    const count = async () => (await db.asOwner<{ count: number }>(ownerId, countAll, [ownerId]))[0]?.count ?? 0
    return { ...connectionOf(rows, page, (row) => cursorOf(ownerId, row.number), count), head: () => head(ownerId) }
  }

  /** From the cursor on, or from now on without one; ends when the iterator is returned. */
  const live = async (
    ownerId: string,
    after: string | null | undefined,
    filter: ChangeFilter,
  ): Promise<AsyncIterableIterator<{ taskChanged: FeedRow }>> => {
    const from = after == null ? await lastNumber(ownerId) : numberOf(ownerId, after)
    return follow({
      from,
      listen: (wake) => nudges.listen(ownerId, wake),
      read: async (number) => {
        const rows = await rowsAfter(ownerId, number, pageSize)
        const position = rows.at(-1)?.number ?? number
        const wanted = rows.filter((row) => matches(row, filter))
        return { rows: wanted.map((taskChanged) => ({ taskChanged })), position, isWhole: rows.length < pageSize }
      },
    })
  }

  return { cursorOf, pages, live }
}
export type TaskFeed = ReturnType<typeof taskFeed>

const matches = (row: FeedRow, { taskIds, kinds }: ChangeFilter) =>
  (taskIds == null || taskIds.includes(row.taskId)) && (kinds == null || kinds.includes(row.kind))

import { type Connection, connectionOf, type PageArguments, parsePage } from '../../platform/connection.ts'
import type { Cursors } from '../../platform/cursor.ts'
import type { Database } from '../../platform/database.ts'
import { badInput } from '../../platform/errors.ts'
import type { Task } from './domain/task.ts'
import { taskOf } from './task.entity.ts'
import { rankedRows } from './task.list.ranked.ts'
import { rowsInOrder } from './task.list.rows.ts'
import { type Asked, countStatement } from './task.list.statement.ts'

/** An owner's tasks by filter and order, a page at a time by keyset: stable while rows come and go. */
export async function listTasks(
  { db, cursors }: { db: Database; cursors: Cursors },
  asked: Asked,
  pageArguments: PageArguments,
): Promise<Connection<Task>> {
  const { ownerId } = asked
  const page = parsePage(pageArguments)
  const list = listName(asked)
  const after = page.after === null ? null : cursors.open(list, ownerId, page.after)

  const read = asked.orderBy === 'RELEVANCE' ? rankedRows : rowsInOrder
  const rows = await read(db, asked, after, page.first + 1)
  const places = new Map(rows.map(({ row, place }) => [row.id, place]))
  return connectionOf(
    rows.map(({ row }) => taskOf(row)),
    page,
    ({ id }) => cursors.seal(list, ownerId, places.get(id) ?? []),
    () => count(db, asked),
  )
}

/** What a cursor is bound to: how well a task matches is a place only among the matches of the same words. */
function listName({ orderBy, filter }: Asked): string {
  if (orderBy !== 'RELEVANCE') return `tasks/${orderBy}`
  if (filter.text != null) return `tasks/RELEVANCE/${filter.text}`
  throw badInput([{ path: 'filter.text', problem: 'write words to look for: RELEVANCE is how well they are met' }])
}

async function count(db: Database, asked: Asked): Promise<number> {
  const { text, values } = countStatement(asked)
  const [row] = await db.asOwner<{ count: number }>(asked.ownerId, text, values)
  return row?.count ?? 0
}

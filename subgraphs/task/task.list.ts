import type { FilterQuery, QueryOrderMap } from '@mikro-orm/core'
import { type Connection, connectionOf, type PageArguments, parsePage } from '../../platform/connection.ts'
import type { Cursors } from '../../platform/cursor.ts'
import type { Orm } from '../../platform/orm.ts'
import type { Task } from './domain/task.ts'
import type { TaskFilter } from './input.ts'
import { priorityNumber, TaskEntity, type TaskRow, taskOf } from './task.entity.ts'

export type TaskOrder =
  | 'DUE_ASC'
  | 'DUE_DESC'
  | 'CREATED_ASC'
  | 'CREATED_DESC'
  | 'UPDATED_DESC'
  | 'PRIORITY_DESC'
  | 'TITLE_ASC'

type Column = 'dueAt' | 'createdAt' | 'updatedAt' | 'priority' | 'title'
const orders: Record<TaskOrder, { column: Column; isDescending: boolean }> = {
  DUE_ASC: { column: 'dueAt', isDescending: false },
  DUE_DESC: { column: 'dueAt', isDescending: true },
  CREATED_ASC: { column: 'createdAt', isDescending: false },
  CREATED_DESC: { column: 'createdAt', isDescending: true },
  UPDATED_DESC: { column: 'updatedAt', isDescending: true },
  PRIORITY_DESC: { column: 'priority', isDescending: true },
  TITLE_ASC: { column: 'title', isDescending: false },
}

/** An owner's tasks by filter and order, a page at a time by keyset: its cost does not grow with how far one has read. */
export async function listTasks(
  { orm, cursors, now }: { orm: Orm; cursors: Cursors; now: Date },
  ownerId: string,
  filter: TaskFilter,
  orderBy: TaskOrder,
  pageArguments: PageArguments,
): Promise<Connection<Task>> {
  const page = parsePage(pageArguments)
  const { column, isDescending } = orders[orderBy]
  const list = `tasks/${orderBy}`
  const where = conditions(ownerId, filter, now)
  const after = page.after === null ? {} : behind(column, isDescending, cursors.open(list, ownerId, page.after))
  const direction = isDescending ? 'desc' : 'asc'
  const orderMap: QueryOrderMap<TaskRow>[] = [{ [column]: `${direction} nulls last` }, { id: direction }]

  const em = orm.forOwner(ownerId)
  const rows = await em.find(TaskEntity, { $and: [where, after] }, { orderBy: orderMap, limit: page.first + 1 })
  const cursorOf = (row: TaskRow) => cursors.seal(list, ownerId, [keyOf(row[column]), row.id])
  const rowsById = new Map(rows.map((row) => [row.id, row]))
  return connectionOf(
    rows.map(taskOf),
    page,
    ({ id }) => {
      const row = rowsById.get(id)
      if (!row) throw new Error('every task came from a row')
      return cursorOf(row)
    },
    () => orm.forOwner(ownerId).count(TaskEntity, where),
  )
}

const keyOf = (value: string | number | Date | null) => (value instanceof Date ? value.toISOString() : value)

/** What comes after a row in this order; nulls come last both ways. */
function behind(
  column: Column,
  isDescending: boolean,
  [key, id]: readonly (string | number | null)[],
): FilterQuery<TaskRow> {
  const further = isDescending ? '$lt' : '$gt'
  if (key === null) return { [column]: null, id: { [further]: id } }
  const value = column.endsWith('At') ? new Date(String(key)) : key
  return { $or: [{ [column]: { [further]: value } }, { [column]: value, id: { [further]: id } }, { [column]: null }] }
}

function conditions(ownerId: string, filter: TaskFilter, now: Date): FilterQuery<TaskRow> {
  const { ids, status, priority, tagsAll, tagsAny, dueFrom, dueUntil, hasDue, isOverdue, text } = filter
  const pattern = text && `%${text.replace(/[\\%_]/g, '\\$&')}%`
  const said: (FilterQuery<TaskRow> | null | undefined | false | '')[] = [
    { ownerId, status: { $in: status } },
    ids && { id: { $in: ids } },
    priority && { priority: { $in: priority.map(priorityNumber) } },
    tagsAll && { tags: { $contains: tagsAll } },
    tagsAny && { tags: { $overlap: tagsAny } },
    dueFrom && { dueStartsAt: { $gte: dueFrom } },
    dueUntil && { dueStartsAt: { $lt: dueUntil } },
    hasDue != null && { dueAt: hasDue ? { $ne: null } : null },
    isOverdue != null && (isOverdue ? { dueAt: { $lte: now } } : { $or: [{ dueAt: { $gt: now } }, { dueAt: null }] }),
    pattern && { $or: [{ title: { $ilike: pattern } }, { description: { $ilike: pattern } }] },
  ]
  return { $and: said.flatMap((condition) => (condition ? [condition] : [])) }
}

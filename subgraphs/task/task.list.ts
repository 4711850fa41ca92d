import type { FilterQuery, QueryOrderMap } from '@mikro-orm/core'
import { type Connection, connectionOf, type PageArguments, parsePage } from '../../platform/connection.ts'
import type { CursorKeys, Cursors } from '../../platform/cursor.ts'
import type { Orm } from '../../platform/orm.ts'
import type { Task } from './domain/task.ts'
import type { TaskFilter } from './input.ts'
import { priorityNumber, TaskEntity, type TaskRow, taskOf } from './task.entity.ts'
import { conditionsOf } from './task.filter.ts'

type Key = CursorKeys[number]
type Order = Readonly<{
  column: 'dueAt' | 'createdAt' | 'updatedAt' | 'priority' | 'title'
  direction: 'asc' | 'desc'
  /** Whether a task may have none of it; such come last. */
  isOptional?: boolean
  /** What a cursor keeps of the column. */
  keyOf: (task: Task) => Key
}>

const due = { column: 'dueAt', isOptional: true, keyOf: ({ due }: Task) => due?.at.toISOString() ?? null } as const
const created = { column: 'createdAt', keyOf: ({ createdAt }: Task) => createdAt.toISOString() } as const

const orders = {
  DUE_ASC: { ...due, direction: 'asc' },
  DUE_DESC: { ...due, direction: 'desc' },
  CREATED_ASC: { ...created, direction: 'asc' },
  CREATED_DESC: { ...created, direction: 'desc' },
  UPDATED_DESC: { column: 'updatedAt', direction: 'desc', keyOf: ({ updatedAt }) => updatedAt.toISOString() },
  PRIORITY_DESC: { column: 'priority', direction: 'desc', keyOf: ({ priority }) => priorityNumber(priority) },
  TITLE_ASC: { column: 'title', direction: 'asc', keyOf: ({ title }) => title },
} as const satisfies Record<string, Order>
export type TaskOrder = keyof typeof orders

/** An owner's tasks by filter and order, a page at a time by keyset: stable while rows come and go. */
export async function listTasks(
  { orm, cursors, now }: { orm: Orm; cursors: Cursors; now: Date },
  ownerId: string,
  filter: TaskFilter,
  orderBy: TaskOrder,
  pageArguments: PageArguments,
): Promise<Connection<Task>> {
  const page = parsePage(pageArguments)
  const order: Order = orders[orderBy]
  const list = `tasks/${orderBy}`
  const where = conditionsOf(ownerId, filter, now)
  const behind = page.after === null ? [] : [after(order, cursors.open(list, ownerId, page.after))]
  const orderMap: QueryOrderMap<TaskRow>[] = [
    { [order.column]: order.isOptional ? `${order.direction} nulls last` : order.direction },
    { id: order.direction },
  ]

  const rows = await orm
    .forOwner(ownerId)
    .find(TaskEntity, { $and: [...where, ...behind] }, { orderBy: orderMap, limit: page.first + 1 })
  return connectionOf(
    rows.map(taskOf),
    page,
    (task) => cursors.seal(list, ownerId, [order.keyOf(task), task.id]),
    () => orm.forOwner(ownerId).count(TaskEntity, { $and: where }),
  )
}

/** What comes after a row in this order; the bound that stands alone is where PostgreSQL enters an index. */
function after({ column, direction, isOptional }: Order, [key, id]: CursorKeys): FilterQuery<TaskRow> {
  const [from, further] = direction === 'desc' ? (['$lte', '$lt'] as const) : (['$gte', '$gt'] as const)
  if (key === null) return { [column]: null, id: { [further]: id } }
  const value = column.endsWith('At') ? new Date(String(key)) : key
  const behind = { [column]: { [from]: value }, $or: [{ [column]: { [further]: value } }, { id: { [further]: id } }] }
  return isOptional ? { $or: [behind, { [column]: null }] } : behind
}

import type { Connection, PageArguments } from '../../platform/connection.ts'
import type { Cursors } from '../../platform/cursor.ts'
import type { Database } from '../../platform/database.ts'
import type { Task } from './domain/task.ts'
import type { TaskFilter } from './input.ts'
import { listTasks } from './task.list.ts'
import { nestedLists } from './task.nested.ts'
import type { TaskOrder } from './task.order.ts'
import { tagCounts } from './task.tags.ts'

/** All that one person can list, for one request. */
export const taskLists = ({ db, cursors }: { db: Database; cursors: Cursors }, ownerId: string, now: Date) => ({
  tasks: (filter: TaskFilter, orderBy: TaskOrder, page: PageArguments): Promise<Connection<Task>> =>
    listTasks({ db, cursors }, { ownerId, filter, orderBy, now }, page),
  tags: () => tagCounts(db, ownerId),
  ...nestedLists(db, cursors, ownerId),
})
export type TaskLists = ReturnType<typeof taskLists>

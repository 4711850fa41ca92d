import DataLoader from 'dataloader'
import type { Connection, PageArguments } from '../../platform/connection.ts'
import type { Task } from './domain/task.ts'
import type { TaskFilter } from './input.ts'
import type { TaskFeed } from './task.feed.ts'
import type { TaskOrder } from './task.list.ts'
import type { TaskService } from './task.service.ts'

/** One request's view: everything here is bound to the one who asks. */
export type TaskContext = Readonly<{
  ownerId: string
  now: () => Date
  tasks: TaskService
  /** Batched over the request; null for what is not there or not theirs. */
  taskById: DataLoader<string, Task | null>
  list: (filter: TaskFilter, orderBy: TaskOrder, page: PageArguments) => Promise<Connection<Task>>
  feed: TaskFeed
}>

/** `read` gives the tasks of some ids in any order; ids that are none are not asked for. */
export const taskLoader = (read: (ids: readonly string[]) => Promise<readonly Task[]>, isId: (id: string) => boolean) =>
  new DataLoader<string, Task | null>(async (ids) => {
    const found = new Map((await read(ids.filter(isId))).map((task) => [task.id, task]))
    return ids.map((id) => found.get(id) ?? null)
  })

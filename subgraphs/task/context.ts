import DataLoader from 'dataloader'
import type { Clock } from '../../platform/clock.ts'
import type { Connection, PageArguments } from '../../platform/connection.ts'
import { isId } from '../../platform/id.ts'
import { type Identity, readsEveryEntity } from '../../platform/identity.ts'
import type { Orm } from '../../platform/orm.ts'
import type { Storage } from '../../platform/storage.ts'
import type { Task } from './domain/task.ts'
import type { TaskFilter } from './input.ts'
import type { TaskFeed } from './task.feed.ts'
import { listTasks, type TaskOrder } from './task.list.ts'
import { type TaskService, type TaskServiceParts, taskService } from './task.service.ts'
import { everyonesTasks } from './task.store.ts'

/** One request's view: everything here is bound to the one who asks. */
export type TaskContext = Readonly<{
  ownerId: string
  now: () => Date
  tasks: TaskService
  /** Batched; null for what is not there or not theirs. */
  taskById: DataLoader<string, Task | null>
  list: (filter: TaskFilter, orderBy: TaskOrder, page: PageArguments) => Promise<Connection<Task>>
  feed: TaskFeed
}>

export type ContextParts = Readonly<{
  storage: Storage
  orm: Orm
  clock: Clock
  feed: TaskFeed
  service: TaskServiceParts
}>

/** The context of each request, by who asks. */
export const taskContexts =
  ({ storage, orm, clock, feed, service }: ContextParts) =>
  (identity: Identity): TaskContext => {
    const { subject: ownerId, actor, correlationId, traceparent } = identity
    const { worker, cursors } = storage
    const read = (ids: readonly string[]) =>
      readsEveryEntity(identity) ? everyonesTasks(worker, ids) : service.store.many(ownerId, ids)
    return {
      ownerId,
      now: () => clock.now(),
      tasks: taskService(service, { ownerId, actor, correlationId, traceparent, now: clock.now() }),
      taskById: taskLoader(read),
      list: (filter, orderBy, page) => listTasks({ orm, cursors, now: clock.now() }, ownerId, filter, orderBy, page),
      feed,
    }
  }

/**
 * `read` gives the tasks of some ids in any order; what is no id is not asked for. It batches and keeps nothing, as a
 * subscription's request is as long as it lives, and a task may change between an event and the reading of it.
 */
const taskLoader = (read: (ids: readonly string[]) => Promise<readonly Task[]>) =>
  new DataLoader<string, Task | null>(
    async (ids) => {
      const found = new Map((await read(ids.filter(isId))).map((task) => [task.id, task]))
      return ids.map((id) => found.get(id.toLowerCase()) ?? null)
    },
    { cache: false },
  )

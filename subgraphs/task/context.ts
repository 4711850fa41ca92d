import DataLoader from 'dataloader'
import type { Clock } from '../../platform/clock.ts'
import { isId } from '../../platform/id.ts'
import { type Identity, readsEveryEntity } from '../../platform/identity.ts'
import type { Storage } from '../../platform/storage.ts'
import type { Series } from './domain/series.ts'
import type { Task } from './domain/task.ts'
import type { TaskFeed } from './task.feed.ts'
import { type TaskLists, taskLists } from './task.lists.ts'
import { type TaskService, type TaskServiceParts, taskService } from './task.service.ts'
import { everyonesTasks, type Person } from './task.store.ts'

/** One request's view: everything here is bound to the one who asks. */
export type TaskContext = Readonly<{
  ownerId: string
  now: () => Date
  tasks: TaskService
  /** Batched; null for what is not there or not theirs. */
  taskById: DataLoader<string, Task | null>
  /** The same. */
  seriesById: DataLoader<string, Series | null>
  /** What they prefer, or the usual; batched. */
  person: () => Promise<Person>
  lists: TaskLists
  feed: TaskFeed
}>

export type ContextParts = Readonly<{
  storage: Storage
  clock: Clock
  feed: TaskFeed
  service: TaskServiceParts
}>

/** The context of each request, by who asks. */
export const taskContexts =
  ({ storage, clock, feed, service }: ContextParts) =>
  (identity: Identity): TaskContext => {
    const { subject: ownerId, actor, correlationId, traceparent } = identity
    const { db, worker, cursors } = storage
    const read = (ids: readonly string[]) =>
      readsEveryEntity(identity) ? everyonesTasks(worker, ids) : service.store.many(ownerId, ids)
    return {
      ownerId,
      now: () => clock.now(),
      tasks: taskService(service, { ownerId, actor, correlationId, traceparent, now: clock.now() }),
      taskById: loaderOf(read),
      seriesById: loaderOf((ids) => service.store.series(ownerId, ids)),
      person: together(
        async () => (await service.store.person(ownerId)) ?? { timeZone: service.defaultTimeZone, locale: 'EN' },
      ),
      lists: taskLists({ db, cursors }, ownerId, clock.now()),
      feed,
    }
  }

/**
 * `read` gives what there is of some ids in any order; what is no id is not asked for. It batches and keeps nothing, as a
 * subscription's request is as long as it lives, and a task may change between an event and the reading of it.
 */
const loaderOf = <Row extends Readonly<{ id: string }>>(read: (ids: readonly string[]) => Promise<readonly Row[]>) =>
  new DataLoader<string, Row | null>(
    async (ids) => {
      const found = new Map((await read(ids.filter(isId))).map((row) => [row.id, row]))
      return ids.map((id) => found.get(id.toLowerCase()) ?? null)
    },
    { cache: false },
  )

/** Many who ask at once are answered by one reading. */
function together<Value>(read: () => Promise<Value>): () => Promise<Value> {
  const loader = new DataLoader<true, Value>(async (asked) => Array<Value>(asked.length).fill(await read()), {
    cache: false,
  })
  return () => loader.load(true)
}

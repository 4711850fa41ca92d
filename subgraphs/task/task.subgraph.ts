import { readFileSync } from 'node:fs'
import { taskUpdates } from '../../kafka/contracts/task-updates.contract.ts'
import type { SubgraphParts } from '../../kafka/parts.ts'
import { nudges as makeNudges } from '../../platform/follow.ts'
import { isId } from '../../platform/id.ts'
import { type Identity, readsEveryEntity } from '../../platform/identity.ts'
import { openOrm } from '../../platform/orm.ts'
import { closers } from '../../platform/shutdown.ts'
import { openStorage } from '../../platform/storage.ts'
import { type Subgraph, subgraphLink, subgraphSchema } from '../../platform/subgraph.ts'
import type { TaskConfig } from './config.ts'
import { preferences } from './consumers.ts'
import { type TaskContext, taskLoader } from './context.ts'
import { resolvers } from './resolvers.ts'
import { TaskEntity } from './task.entity.ts'
import { taskFeed } from './task.feed.ts'
import { listTasks } from './task.list.ts'
import { taskService } from './task.service.ts'
import { everyonesTasks, taskStore } from './task.store.ts'

const sdl = readFileSync(new URL('schema.graphql', import.meta.url), 'utf8')

/** The task subgraph, ready to answer; it opens its database and registers at the bus, which is started by the caller. */
export function openTask({ config, bus, clock, log, failpoint }: SubgraphParts<TaskConfig>): Subgraph {
  const closing = closers()
  const { db, worker, cursors, close } = openStorage(config, log)
  const orm = openOrm(config.DATABASE_URL, 'task', [TaskEntity])
  closing.add(close)
  closing.add(orm.close)

  const nudges = makeNudges()
  const store = taskStore(db)
  const feed = taskFeed({ db, cursors, nudges })

  const mailbox = { schema: 'task', worker }
  bus.carry(mailbox)
  bus.subscribe(preferences, mailbox)
  bus.broadcast(taskUpdates, ({ type, ownerid }) => {
    if (type === 'task.advanced') nudges.nudge(ownerid)
  })

  const contextOf = (identity: Identity): TaskContext => {
    const { subject: ownerId, actor, correlationId, traceparent } = identity
    const cause = { ownerId, actor, correlationId, traceparent, now: clock.now() }
    const parts = { store, failpoint, committed: bus.nudge, defaultTimeZone: config.DEFAULT_TIME_ZONE }
    const read = readsEveryEntity(identity)
      ? (ids: readonly string[]) => everyonesTasks(worker, ids)
      : (ids: readonly string[]) => store.many(ownerId, ids)
    return {
      ownerId,
      now: clock.now,
      tasks: taskService(parts, cause),
      taskById: taskLoader(read, isId),
      list: (filter, orderBy, page) => listTasks({ orm, cursors, now: clock.now() }, ownerId, filter, orderBy, page),
      feed,
    }
  }

  const schema = subgraphSchema(sdl, resolvers)
  return {
    name: 'task',
    schema,
    ...subgraphLink({ name: 'task', schema, contextOf, log }),
    start: () => {},
    ready: () => db.query('select 1'),
    close: closing.close,
  }
}

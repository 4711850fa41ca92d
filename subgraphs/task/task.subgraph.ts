import { readFileSync } from 'node:fs'
import { taskUpdates } from '../../kafka/contracts/task-updates.contract.ts'
import type { SubgraphParts } from '../../kafka/parts.ts'
import { feedRetention } from '../../platform/feed.retention.ts'
import { nudges as makeNudges } from '../../platform/follow.ts'
import { keyRetention } from '../../platform/key.retention.ts'
import { retention } from '../../platform/retention.ts'
import { closers } from '../../platform/shutdown.ts'
import { openStorage } from '../../platform/storage.ts'
import { type Subgraph, subgraphLink, subgraphSchema } from '../../platform/subgraph.ts'
import type { TaskConfig } from './config.ts'
import { preferences, reminded } from './consumers.ts'
import { taskContexts } from './context.ts'
import { resolvers } from './resolvers.ts'
import { taskAnswers } from './task.answers.ts'
import { changeFeed, taskFeed } from './task.feed.ts'
import { taskRetention } from './task.retention.ts'
import { taskStore } from './task.store.ts'
import { taskHistory } from './task.undo.ts'
import { taskWriter } from './task.write.ts'

const sdl = readFileSync(new URL('schema.graphql', import.meta.url), 'utf8')

/** The task subgraph, ready to answer; it opens its database and registers at the bus, which is started by the caller. */
export function openTask({ config, bus, clock, log, failpoint }: SubgraphParts<TaskConfig>): Subgraph {
  const closing = closers()
  const storage = openStorage(config, log)
  closing.add(storage.close)

  const { db, worker, outbox, cursors } = storage
  const nudges = makeNudges()
  const inbox = { schema: 'task', worker }
  bus.carry({ schema: 'task', worker: outbox })
  bus.subscribe(preferences, inbox)
  bus.subscribe(reminded, inbox)
  bus.broadcast(taskUpdates, ({ type, ownerid }) => {
    if (type === 'task.advanced') nudges.nudge(ownerid)
  })

  const store = taskStore(db)
  const committed = () => bus.nudge('task')
  const forgetting = retention(
    [
      taskRetention({ worker, now: () => clock.now(), committed }),
      feedRetention(worker, changeFeed, config.CHANGES_RETENTION_DAYS),
      keyRetention(worker, 'task'),
    ],
    log,
  )
  closing.add(forgetting.stop)

  const service = {
    store,
    history: taskHistory(db, store),
    write: taskWriter(db),
    answers: taskAnswers(db),
    failpoint,
    committed,
    defaultTimeZone: config.DEFAULT_TIME_ZONE,
  }
  const feed = taskFeed({ db, cursors, nudges })
  const schema = subgraphSchema(sdl, resolvers)
  const contextOf = taskContexts({ storage, clock, feed, service })
  return {
    name: 'task',
    schema,
    ...subgraphLink({ name: 'task', schema, contextOf, log }),
    start: forgetting.start,
    ready: () => db.query('select 1'),
    close: closing.close,
  }
}

import { readFileSync } from 'node:fs'
import { taskUpdates } from '../../kafka/contracts/task-updates.contract.ts'
import type { SubgraphParts } from '../../kafka/parts.ts'
import { nudges as makeNudges } from '../../platform/follow.ts'
import type { EntityReader } from '../../platform/gateway-client.ts'
import { handledTasks } from '../../platform/handled.ts'
import type { Identity } from '../../platform/identity.ts'
import { openOrm } from '../../platform/orm.ts'
import { closers } from '../../platform/shutdown.ts'
import { openStorage } from '../../platform/storage.ts'
import { type Subgraph, subgraphLink, subgraphSchema } from '../../platform/subgraph.ts'
import type { ReminderConfig } from './config.ts'
import { taskConsumer } from './consumers.ts'
import { type ReminderContext, reminderLoader } from './context.ts'
import { preferencesService } from './preferences.service.ts'
import { ReminderEntity } from './reminder.entity.ts'
import { reminderFeed } from './reminder.feed.ts'
import { listReminders } from './reminder.list.ts'
import { ownReminders } from './reminder.store.ts'
import { resolvers } from './resolvers.ts'
import { scheduler } from './scheduler.ts'
import { taskReminders } from './task.reminders.ts'

const sdl = readFileSync(new URL('schema.graphql', import.meta.url), 'utf8')

/**
 * The reminder subgraph, ready to answer; it opens its database and registers at the bus, which is started by the caller.
 * `reader` is how its scheduler, which runs from `start` on, asks for tasks at the moment of firing.
 */
export function openReminder(
  { config, bus, clock, log, failpoint }: SubgraphParts<ReminderConfig>,
  { reader }: Readonly<{ reader: EntityReader }>,
): Subgraph {
  const closing = closers()
  const { db, worker, cursors, close } = openStorage(config, log)
  const orm = openOrm(config.DATABASE_URL, 'reminder', [ReminderEntity])
  closing.add(close)
  closing.add(orm.close)

  const nudges = makeNudges()
  const handled = handledTasks('reminder', db)
  const feed = reminderFeed({ db, cursors, nudges })
  const committed = () => bus.nudge('reminder')
  const firing = scheduler({ worker, reader, log, failpoint, committed })
  closing.add(firing.stop)

  const mailbox = { schema: 'reminder', worker }
  bus.carry(mailbox)
  bus.subscribe(taskConsumer({ handled, now: () => clock.now(), rescheduled: firing.wake }), mailbox)
  bus.broadcast(taskUpdates, ({ type, ownerid }) => {
    if (type === 'reminder.announced') nudges.nudge(ownerid)
  })

  const contextOf = (identity: Identity): ReminderContext => {
    const { subject: ownerId, actor, correlationId, traceparent } = identity
    const cause = { ownerId, actor, correlationId, traceparent, now: clock.now() }
    return {
      ownerId,
      preferences: preferencesService({ db, defaultTimeZone: config.DEFAULT_TIME_ZONE, committed }, cause),
      reminderById: reminderLoader((ids) => ownReminders(db, ownerId, ids)),
      list: (filter, page) => listReminders({ orm, cursors }, ownerId, filter, page),
      ofTask: taskReminders({ db, cursors, handled }, ownerId),
      feed,
    }
  }

  const schema = subgraphSchema(sdl, resolvers)
  return {
    name: 'reminder',
    schema,
    ...subgraphLink({ name: 'reminder', schema, contextOf, log }),
    start: firing.start,
    ready: () => db.query('select 1'),
    close: closing.close,
  }
}

import { readFileSync } from 'node:fs'
import { taskUpdates } from '../../kafka/contracts/task-updates.contract.ts'
import type { SubgraphParts } from '../../kafka/parts.ts'
import { nudges as makeNudges } from '../../platform/follow.ts'
import type { EntityReader, GatewayClient } from '../../platform/gateway-client.ts'
import { handledTasks } from '../../platform/handled.ts'
import { openOrm } from '../../platform/orm.ts'
import { closers } from '../../platform/shutdown.ts'
import { openStorage } from '../../platform/storage.ts'
import { type Subgraph, subgraphLink, subgraphSchema } from '../../platform/subgraph.ts'
import { carriersFor } from './carriers.ts'
import type { ReminderConfig } from './config.ts'
import { taskConsumer } from './consumers.ts'
import { reminderContexts } from './context.ts'
import type { Carriers } from './delivery/deliveries.ts'
import { codes as emailCodes } from './email/codes.ts'
import { unsubscribeTokens } from './email/unsubscribe.tokens.ts'
import { unsubscribeLink } from './email/unsubscribe-link.ts'
import { openPush } from './push/open-push.ts'
import { ReminderEntity } from './reminder.entity.ts'
import { reminderFeed } from './reminder.feed.ts'
import { reminderWorkers } from './reminder.workers.ts'
import { resolvers } from './resolvers.ts'

const sdl = readFileSync(new URL('schema.graphql', import.meta.url), 'utf8')

/** How it reaches others, and people: by the carriers that its settings name, unless it is given some. */
export type ReminderWays = Readonly<{
  reader: EntityReader
  gateway: GatewayClient
  carriers?: Carriers
  /** Where people reach this server when PUBLIC_URL does not say so; null while nobody knows. */
  home?: () => string | null
}>

/**
 * The reminder subgraph, ready to answer; it opens its database and registers at the bus, which is started by the caller.
 * `reader` is how its workers, which run from `start` on, ask for tasks at the moment of firing and of each attempt;
 * `gateway` is how it acts for the person whose request it serves.
 */
export function openReminder(
  { config, bus, clock, log, failpoint, metrics }: SubgraphParts<ReminderConfig>,
  { reader, gateway, carriers: given, home: found = () => null }: ReminderWays,
): Subgraph {
  const closing = closers()
  const storage = openStorage(config, log)
  const orm = openOrm(config.DATABASE_URL, 'reminder', [ReminderEntity])
  closing.add(storage.close)
  closing.add(orm.close)

  const { db, worker, outbox, cursors } = storage
  const nudges = makeNudges()
  const handled = handledTasks('reminder', db)
  const feed = reminderFeed({ db, cursors, nudges })
  const committed = () => bus.nudge('reminder')
  const key = Buffer.from(config.CURSOR_KEY, 'hex')
  const [codes, tokens] = [emailCodes(key), unsubscribeTokens(key)]
  const push = openPush({ storage, config, clock, log, committed })
  const home = () => config.PUBLIC_URL ?? found()
  const unsubscribeUrl = unsubscribeLink(tokens, home)
  const carriers = given ?? carriersFor({ config, push: push.carrier, worker, log, home, unsubscribeUrl })
  const told = { config, clock, log, failpoint, committed, ...(metrics && { metrics }) }
  const workers = reminderWorkers({ worker, carriers, reader, codeOf: codes.codeOf, ...told })
  closing.add(workers.stop)

  bus.carry({ schema: 'reminder', worker: outbox })
  bus.subscribe(taskConsumer({ handled, rescheduled: workers.rescheduled }), { schema: 'reminder', worker })
  bus.broadcast(taskUpdates, ({ type, ownerid }) => {
    if (type === 'reminder.announced') nudges.nudge(ownerid)
  })

  const schema = subgraphSchema(sdl, resolvers)
  const contextOf = reminderContexts({
    ...{ storage, orm, clock, log, config, feed, handled, codes, tokens, push, gateway, committed },
    abilities: { canMail: carriers.EMAIL !== undefined },
    posted: workers.posted,
    rescheduled: () => {
      workers.posted()
      workers.rescheduled()
    },
  })
  return {
    name: 'reminder',
    schema,
    ...subgraphLink({ name: 'reminder', schema, contextOf, log }),
    start: workers.start,
    ready: () => db.query('select 1'),
    close: closing.close,
  }
}

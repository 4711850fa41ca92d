import DataLoader from 'dataloader'
import type { Clock } from '../../platform/clock.ts'
import type { Connection, PageArguments } from '../../platform/connection.ts'
import type { GatewayClient } from '../../platform/gateway-client.ts'
import type { HandledTasks } from '../../platform/handled.ts'
import { isId } from '../../platform/id.ts'
import type { Identity } from '../../platform/identity.ts'
import type { Log } from '../../platform/log.ts'
import type { Orm } from '../../platform/orm.ts'
import type { Storage } from '../../platform/storage.ts'
import { type CaughtReading, caughtReading, isMailCaught } from './catching/caught.reading.ts'
import type { ReminderConfig } from './config.ts'
import { type DeliveriesLoader, deliveriesLoader } from './delivery/delivery.reading.ts'
import type { Reminder } from './domain/reminder.ts'
import type { Codes } from './email/codes.ts'
import type { UnsubscribeTokens } from './email/unsubscribe.tokens.ts'
import { type Unsubscribing, unsubscribing } from './email/unsubscribing.ts'
import type { ReminderFilter } from './input.ts'
import type { Abilities } from './preferences.input.ts'
import { type PreferencesService, preferencesService } from './preferences.service.ts'
import type { Push } from './push/open-push.ts'
import { type PushService, pushService } from './push/push.service.ts'
import type { ReminderFeed } from './reminder.feed.ts'
import { listReminders } from './reminder.list.ts'
import { type ReminderService, reminderService } from './reminder.service.ts'
import { settler } from './reminder.settle.ts'
import { ownReminders } from './reminder.store.ts'
import { taskGateway } from './task.gateway.ts'
import { type TaskReminders, taskReminders } from './task.reminders.ts'

/** One request's view: everything here is bound to the one who asks. */
export type ReminderContext = Readonly<{
  ownerId: string
  now: Date
  preferences: PreferencesService
  abilities: Abilities
  changing: ReminderService
  /** Batched over the request; null for what is not there or not theirs. */
  reminderById: DataLoader<string, Reminder | null>
  deliveriesOf: DeliveriesLoader
  list: (filter: ReminderFilter, page: PageArguments) => Promise<Connection<Reminder>>
  ofTask: TaskReminders
  pushes: PushService
  feed: ReminderFeed
  caught: CaughtReading
  isMailCaught: () => boolean
  /** For the gateway alone. */
  unsubscribe: Unsubscribing
}>

export type ContextParts = Readonly<{
  storage: Storage
  orm: Orm
  clock: Clock
  feed: ReminderFeed
  handled: HandledTasks
  codes: Codes
  tokens: UnsubscribeTokens
  config: ReminderConfig
  gateway: GatewayClient
  log: Log
  push: Push
  abilities: Abilities
  /** Called after each commit that has something to tell. */
  committed: () => void
  /** And after each by which something earlier may have been scheduled. */
  rescheduled: () => void
  /** And after each by which something is to be sent. */
  posted: () => void
}>

/** The context of each request, by who asks. */
export const reminderContexts =
  ({ storage, orm, clock, feed, handled, codes, tokens, config, push, abilities, ...rest }: ContextParts) =>
  (identity: Identity): ReminderContext => {
    const { subject: ownerId, actor, correlationId, traceparent } = identity
    const { db, worker, cursors } = storage
    const { committed, rescheduled, posted, ...outside } = rest
    const isProduction = config.NODE_ENV === 'production'
    const { DEFAULT_TIME_ZONE: defaultTimeZone } = config
    const cause = { ownerId, actor, correlationId, traceparent, now: clock.now() }
    const settle = settler({ db, committed: rescheduled }, ownerId)
    return {
      ownerId,
      now: cause.now,
      abilities,
      preferences: preferencesService({ db, worker, codes, defaultTimeZone, committed: posted }, cause),
      changing: reminderService({ db, settle, tasks: taskGateway(outside, identity) }, cause),
      reminderById: reminderLoader((ids) => ownReminders(db, ownerId, ids)),
      deliveriesOf: deliveriesLoader(db, ownerId),
      list: (filter, page) => listReminders({ orm, cursors }, ownerId, filter, page),
      ofTask: taskReminders({ db, cursors, handled }, ownerId),
      pushes: pushService({ db, worker, ...push, committed }, cause),
      feed,
      caught: caughtReading(worker, isProduction)(identity),
      isMailCaught: isMailCaught(config)(identity),
      unsubscribe: unsubscribing({ worker, tokens, defaultTimeZone, now: clock.now, committed })(identity),
    }
  }

/** Batches and keeps nothing, as a subscription's request is as long as it lives. */
const reminderLoader = (read: (ids: readonly string[]) => Promise<readonly Reminder[]>) =>
  new DataLoader<string, Reminder | null>(
    async (ids) => {
      const found = new Map((await read(ids.filter(isId))).map((reminder) => [reminder.id, reminder]))
      return ids.map((id) => found.get(id.toLowerCase()) ?? null)
    },
    { cache: false },
  )

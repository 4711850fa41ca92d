// What each subgraph registers at the bus when it is opened.
import { afterAll } from 'vitest'
import type { Consumer, EventBus, Mailbox } from '../../kafka/bus.ts'
import { manualClock } from '../../platform/clock.ts'
import { noFailpoints } from '../../platform/failpoint.ts'
import { createLog } from '../../platform/log.ts'
import { openAudit } from '../../subgraphs/audit/audit.subgraph.ts'
import { openConversation } from '../../subgraphs/conversation/conversation.subgraph.ts'
import { ReminderEnv } from '../../subgraphs/reminder/config.ts'
import { openReminder } from '../../subgraphs/reminder/reminder.subgraph.ts'
import { openTask } from '../../subgraphs/task/task.subgraph.ts'
import type { TestDatabase } from '../support/database.ts'

export type Group = Readonly<{ consumer: Consumer; inbox: Mailbox }>
/** Durable groups, and for each subgraph the topics that its processes listen to. */
export type Subscriptions = Readonly<{ groups: readonly Group[]; heard: ReadonlyMap<string, readonly string[]> }>

/** Opens all four subgraphs on `database`, where the time stands still at `now`. Nothing is started, and nobody can be asked. */
export function subscriptionsOn(database: TestDatabase, now: string): Subscriptions {
  const groups: Group[] = []
  const heard = new Map<string, string[]>()
  const partsFor = (subgraph: string) => partsOn(database, now, subgraph, notingBus(subgraph, groups, heard))
  const nobody = () => Promise.reject(new Error('Nobody is to be asked anything here.'))

  const subgraphs = [
    openTask(partsFor('task')),
    openReminder(partsFor('reminder'), { reader: { read: nobody }, gateway: { request: nobody } }),
    openConversation(partsFor('conversation'), { gateway: { request: nobody } }),
    openAudit(partsFor('audit')),
  ]
  afterAll(() => Promise.all(subgraphs.map((subgraph) => subgraph.close())))
  return { groups, heard }
}

const notingBus = (subgraph: string, groups: Group[], heard: Map<string, string[]>): EventBus => ({
  subscribe: (consumer, inbox) => void groups.push({ consumer, inbox }),
  broadcast: ({ name }) => void heard.set(subgraph, [...(heard.get(subgraph) ?? []), name]),
  carry: () => {},
  start: () => Promise.resolve(),
  nudge: () => {},
  stop: () => Promise.resolve(),
  trouble: () => null,
})

const partsOn = (database: TestDatabase, now: string, subgraph: string, bus: EventBus) => ({
  config: {
    ...ReminderEnv.parse({}),
    DATABASE_URL: database.url(subgraph),
    WORKER_DATABASE_URL: database.url(`${subgraph}_worker`),
    CURSOR_KEY: 'ab'.repeat(32),
    DEFAULT_TIME_ZONE: 'UTC',
    CHANGES_RETENTION_DAYS: 30,
  },
  clock: manualClock(now),
  log: createLog('silent', 'test'),
  failpoint: noFailpoints,
  bus,
})

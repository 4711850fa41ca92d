import { onTestFinished } from 'vitest'
import type { EventBus } from '../../kafka/bus.ts'
import { embeddedBus } from '../../kafka/embedded-bus.ts'
import { type Clock, systemClock } from '../../platform/clock.ts'
import { noFailpoints } from '../../platform/failpoint.ts'
import type { EntityReader, GatewayClient } from '../../platform/gateway-client.ts'
import type { Identity } from '../../platform/identity.ts'
import { createLog } from '../../platform/log.ts'
import type { Subgraph } from '../../platform/subgraph.ts'
import { ReminderEnv } from '../../subgraphs/reminder/config.ts'
import { openReminder } from '../../subgraphs/reminder/reminder.subgraph.ts'
import { openTask } from '../../subgraphs/task/task.subgraph.ts'
import { freshDatabase, type TestDatabase } from './database.ts'

/** A clock that is wrong by so many milliseconds. */
export const clockOff = (ms: number): Clock => ({ now: () => new Date(systemClock.now().getTime() + ms) })

const log = createLog('silent', 'test')
const partsFor = (database: TestDatabase, schema: string, bus: EventBus, clock: Clock = systemClock) => ({
  config: {
    DATABASE_URL: database.url(schema),
    WORKER_DATABASE_URL: database.url(`${schema}_worker`),
    CURSOR_KEY: 'ab'.repeat(32),
    DEFAULT_TIME_ZONE: 'UTC',
    CHANGES_RETENTION_DAYS: 30,
    ...ReminderEnv.parse({}),
  },
  ...{ bus, clock, log, failpoint: noFailpoints },
})

/** The task and the reminder subgraph, each by a clock of its own, with a bus that carries once it is started. */
export async function taskAndReminder(clocks: { task?: Clock; reminder?: Clock }) {
  const database = await freshDatabase(undefined, onTestFinished)
  const bus = embeddedBus({ lock: database.open('task_worker', 1), log, failpoint: noFailpoints })
  const opened: Subgraph[] = []
  const link = { losesAnswers: false }
  const open = (on: EventBus) => {
    const task = openTask(partsFor(database, 'task', on, clocks.task))
    const reminder = openReminder(partsFor(database, 'reminder', on, clocks.reminder), {
      reader: readerOf(task),
      gateway: gatewayTo(task, link),
    })
    opened.push(reminder, task)
    return { task, reminder }
  }
  const { task, reminder } = open(bus)
  onTestFinished(async () => {
    await bus.stop()
    for (const subgraph of opened) await subgraph.close()
  })

  const ask = async (query: string, variables: Record<string, unknown>) => {
    const { data, errors } = await task.execute({ query, variables }, ada)
    if (errors) throw new Error(errors.map(({ message }) => message).join('; '))
    return data as Record<string, { task: { id: string } }> // each query here answers with a task
  }
  const start = async () => {
    await bus.start()
    reminder.start()
  }
  return {
    admin: database.open(),
    ask,
    /** The same of the reminder subgraph, with whatever it answers. */
    remind: async (query: string, variables: Record<string, unknown>) => reminder.execute({ query, variables }, ada),
    /** While it loses answers, what the reminder subgraph asks for at the gateway is done, and it never learns of it. */
    link,
    start,
    /** Both once more, as other processes would be: they hear the broadcasts, and events take effect in the first ones. */
    another: () => open({ ...bus, carry: () => {}, subscribe: () => {} }),
  }
}

export const ada: Identity = {
  subject: 'ada',
  actor: { type: 'USER', id: 'ada' },
  scopes: [],
  correlationId: 'asked-by-ada',
  delegation: 'ada',
}
const scheduler: Identity = { ...ada, actor: { type: 'SYSTEM', id: 'system/reminder' }, scopes: ['entities:read'] }

/** As the gateway asks task for whoever lent it a token, which here is their name. */
const gatewayTo = (task: Subgraph, link: Readonly<{ losesAnswers: boolean }>): GatewayClient => ({
  request: async (subject, request, correlationId) => {
    const identity = { ...ada, subject, actor: { type: 'USER', id: subject }, correlationId } as const
    const answer = await task.execute(request, identity)
    if (link.losesAnswers && request.query.startsWith('mutation')) throw new Error('read ECONNRESET')
    return JSON.parse(JSON.stringify(answer))
  },
})

/** As the gateway reads tasks for the scheduler. */
const readerOf = (task: Subgraph): EntityReader => ({
  read: async (type, ids, selection) => {
    const query = `query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on ${type} ${selection} } }`
    const variables = { ids: ids.map((id) => ({ __typename: type, id })) }
    const { data } = await task.execute({ query, variables }, scheduler)
    return JSON.parse(JSON.stringify(data))._entities
  },
})

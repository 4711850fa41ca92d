// The reminder subgraph on a real database and a real bus; the tasks that it hears of are told by the test.
import { onTestFinished } from 'vitest'
import type { EventBus } from '../../kafka/bus.ts'
import { type AuditEvent, auditEvents } from '../../kafka/contracts/audit-events.contract.ts'
import { type ReminderEvent, reminderEvents } from '../../kafka/contracts/reminders.contract.ts'
import {
  type TaskFact,
  type TaskSnapshot,
  taskEvents,
  taskSnapshot,
} from '../../kafka/contracts/task-events.contract.ts'
import { embeddedBus } from '../../kafka/embedded-bus.ts'
import type { EventOf, Topic } from '../../kafka/envelope.ts'
import { enqueue, outboxRows } from '../../kafka/outbox.ts'
import { systemClock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import { type Failpoints, noFailpoints } from '../../platform/failpoint.ts'
import type { EntityReader, GatewayClient } from '../../platform/gateway-client.ts'
import type { Identity } from '../../platform/identity.ts'
import { createLog } from '../../platform/log.ts'
import type { Subgraph } from '../../platform/subgraph.ts'
import { freshDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { ReminderEnv } from './config.ts'
import type { Carriers } from './delivery/deliveries.ts'
import { openReminder } from './reminder.subgraph.ts'

/** What the task subgraph would answer now: whatever the test put there; `isReachable` false is a subgraph that is down. */
export type TaskSource = EntityReader &
  GatewayClient & {
    isReachable: boolean
    readonly now: Map<string, TaskSnapshot>
    readonly owners: Map<string, string>
    reads: number
  }

function taskSource(): TaskSource {
  const source: TaskSource = {
    isReachable: true,
    now: new Map(),
    owners: new Map(),
    reads: 0,
    read: async (_type, ids) => {
      source.reads++
      if (!source.isReachable) throw new Error('connect ECONNREFUSED')
      return ids.map((id) => source.now.get(id) ?? null)
    },
    // The token that somebody lent is their name.
    request: async (subject, { variables }) => {
      if (!source.isReachable) throw new Error('connect ECONNREFUSED')
      const id = String(variables?.['id'])
      const task = source.owners.get(id) === subject ? source.now.get(id) : undefined
      return task ? { data: { task } } : { data: { task: null }, errors: [noSuchTask] }
    },
  }
  return source
}

const noSuchTask = { message: 'There is no such task.', extensions: { code: 'NOT_FOUND' } }

export type World = Readonly<{
  database: TestDatabase
  bus: EventBus
  tasks: TaskSource
  reminder: Subgraph
  admin: Database
  /** Tells of tasks as the task subgraph does, and gives the event's id; with `isKept` false the event never comes. */
  say: (
    fact: TaskFact,
    about?: { ownerId?: string; correlationId?: string; isKept?: boolean },
  ) => Promise<string | undefined>
  ask: (query: string, variables?: Record<string, unknown>, ownerId?: string) => ReturnType<Subgraph['execute']>
  /** Another process of this subgraph on the same database, not started. */
  replica: (options?: { failpoint?: Failpoints; reader?: EntityReader; carriers?: Carriers }) => Subgraph
  rows: (taskId?: string) => Promise<Row[]>
  /** The events of a task's reminders, as any consumer gets them. */
  told: (taskId: string) => ReminderEvent[]
  /** And those of people's preferences. */
  preferencesTold: () => readonly AuditEvent[]
}>

export type Row = Readonly<{
  id: string
  task_id: string
  owner_id: string
  lead: string | null
  trigger_at: Date
  status: string
  cancel_reason: string | null
  channels: string[]
  sent_at: Date | null
  version: number
}>

export const identityOf = (subject: string): Identity => ({
  subject,
  actor: { type: 'USER', id: subject },
  scopes: [],
  correlationId: 'asking-for-it',
  delegation: subject,
})

type Options = Readonly<{
  isScheduling?: boolean
  /** The way to the database of what serves requests, and as whom. */
  through?: (url: string) => string
  login?: string
  /** Its ways out of the house; none unless given, its own for null. */
  carriers?: Carriers | null
  settings?: Partial<ReminderEnv>
}>

/** A world of a test's own; its scheduler runs unless told otherwise. */
export async function openWorld(options: Options = {}): Promise<World> {
  const { isScheduling = true, through = (url) => url, login = 'reminder', carriers = {}, settings = {} } = options
  const database = await freshDatabase(undefined, onTestFinished)
  const tasks = taskSource()
  const [admin, taskWorker] = [database.open(), database.open('task_worker')]
  const log = createLog('silent', 'test')
  const bus = embeddedBus({ lock: taskWorker, log, failpoint: noFailpoints })
  const config = {
    ...ReminderEnv.parse({}),
    ...configOf(database, settings),
    DATABASE_URL: through(database.url(login)),
  }
  const open = (on: EventBus, reader: EntityReader, failpoint: Failpoints, by: Carriers | null) => {
    const parts = { config, bus: on, clock: systemClock, log, failpoint }
    const subgraph = openReminder(parts, { reader, gateway: tasks, ...(by && { carriers: by }) })
    onTestFinished(() => subgraph.close())
    return subgraph
  }

  const reminder = open(bus, tasks, noFailpoints, carriers)
  bus.carry({ schema: 'task', worker: taskWorker })
  const auditor = database.open('audit_worker')
  const told = heardOf(bus, reminderEvents, auditor)
  const preferencesTold = heardOf(bus, auditEvents, auditor)
  onTestFinished(() => bus.stop())
  await bus.start()
  if (isScheduling) reminder.start()

  return {
    database,
    bus,
    tasks,
    reminder,
    admin,
    say: sayOf(bus, tasks, database.open('task')),
    ask: (query, variables = {}, ownerId = 'ada') => reminder.execute({ query, variables }, identityOf(ownerId)),
    replica: ({ failpoint = noFailpoints, reader = tasks, carriers: by = carriers } = {}) =>
      open(embeddedBus({ lock: taskWorker, log, failpoint: noFailpoints }), reader, failpoint, by),
    rows: (taskId) =>
      admin.query<Row>(
        'select * from reminder.reminder where task_id = coalesce($1, task_id) order by trigger_at, id',
        [taskId ?? null],
      ),
    told: (taskId) => told.filter(({ subject }) => subject === taskId),
    preferencesTold: () => preferencesTold,
  }
}

export const configOf = (database: TestDatabase, settings: Partial<ReminderEnv> = {}) => ({
  ...settings,
  DATABASE_URL: database.url('reminder'),
  WORKER_DATABASE_URL: database.url('reminder_worker'),
  CURSOR_KEY: 'ab'.repeat(32),
  DEFAULT_TIME_ZONE: 'Europe/Berlin',
})

const sayOf =
  (bus: EventBus, tasks: TaskSource, taskService: Database): World['say'] =>
  async (fact, { ownerId = 'ada', correlationId = 'said-by-ada', isKept = true } = {}) => {
    tasks.now.set(fact.subject, taskSnapshot.parse(fact.data.task))
    tasks.owners.set(fact.subject, ownerId)
    if (!isKept) return undefined
    const cause = { ownerId, actor: { type: 'USER', id: ownerId }, correlationId, now: systemClock.now() } as const
    const rows = outboxRows(taskEvents, [fact], cause, '/subgraphs/task')
    await enqueue(taskService, 'task', rows)
    bus.nudge('task')
    return rows[0]?.event.id
  }

/** Every event of a topic, as it comes to whoever listens. */
function heardOf<T extends Topic>(bus: EventBus, topic: T, worker: Database): EventOf<T>[] {
  const heard: EventOf<T>[] = []
  const handle = async (events: readonly EventOf<T>[]) => void heard.push(...events)
  bus.subscribe({ group: `audit.${topic.name}`, topics: [topic], handle }, { schema: 'audit', worker })
  return heard
}

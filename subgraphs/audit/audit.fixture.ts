import { afterAll } from 'vitest'
import type { EventBus } from '../../kafka/bus.ts'
import { type TaskFact, type TaskSnapshot, taskEvents } from '../../kafka/contracts/task-events.contract.ts'
import { embeddedBus } from '../../kafka/embedded-bus.ts'
import type { Cause, Fact } from '../../kafka/envelope.ts'
import { enqueue, type OutboxRow, outboxRows } from '../../kafka/outbox.ts'
import { noFailpoints } from '../../platform/failpoint.ts'
import { createLog } from '../../platform/log.ts'
import { freshDatabase, type TestDatabase } from '../../tests/support/database.ts'
import type { AuditedTopic } from './audit.ts'

export const silent = createLog('silent', 'test')
const at = '2030-01-01T09:00:00.000Z'

export const causeFor = (ownerId: string, more: Partial<Cause> = {}): Cause => ({
  ownerId,
  actor: { type: 'USER', id: ownerId },
  correlationId: 'a-correlation',
  now: new Date(at),
  ...more,
})

const snapshot = (id: string, version: number, title: string): TaskSnapshot => ({
  id,
  title,
  description: null,
  status: 'ACTIVE',
  priority: 'MEDIUM',
  tags: [],
  due: null,
  parentId: null,
  seriesId: null,
  occurrence: null,
  version,
  createdAt: at,
  updatedAt: at,
  completedAt: null,
  deletedAt: null,
})

export const created = (id: string, title = 'Water the plants'): TaskFact => ({
  type: 'task.created',
  subject: id,
  version: 1,
  data: { task: snapshot(id, 1, title), changes: { title: { old: null, new: title } }, reminders: null },
})

export const renamed = (id: string, version: number, from = 'Water the plants', to = `Title ${version}`): TaskFact => ({
  type: 'task.updated',
  subject: id,
  version,
  data: { task: snapshot(id, version, to), changes: { title: { old: from, new: to } } },
})

/** Events as they lie in an outbox. */
export const rowsOf = <T extends AuditedTopic>(topic: T, facts: readonly Fact<T>[], cause: Cause): OutboxRow[] =>
  outboxRows(topic, facts, cause, '/subgraphs/task')

export const taskRows = (facts: readonly TaskFact[], cause: Cause): OutboxRow[] => rowsOf(taskEvents, facts, cause)

export type AuditWorld = Readonly<{
  database: TestDatabase
  bus: EventBus
  /** Commits rows, and has them carried. */
  publish: (rows: readonly OutboxRow[]) => Promise<void>
  /** Once everyone has subscribed. The bus stops before what was opened until here is closed. */
  start: () => Promise<void>
}>

/** A database and a bus that carries what is said. Call it and `start` at the top of a test file. */
export async function auditWorld(): Promise<AuditWorld> {
  const database = await freshDatabase()
  const worker = database.open('task_worker')
  const producer = database.open('task')
  const bus = embeddedBus({ lock: database.open('task_worker', 1), log: silent, failpoint: noFailpoints })
  bus.carry({ schema: 'task', worker })

  const publish = async (rows: readonly OutboxRow[]) => {
    await enqueue(producer, 'task', rows)
    bus.nudge('task')
  }
  const start = async () => {
    afterAll(() => bus.stop())
    await bus.start()
  }
  return { database, bus, publish, start }
}

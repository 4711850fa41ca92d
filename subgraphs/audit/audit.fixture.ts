import { afterAll } from 'vitest'
import type { EventBus } from '../../kafka/bus.ts'
import type { AuditFact } from '../../kafka/contracts/audit-events.contract.ts'
import { auditEvents } from '../../kafka/contracts/audit-events.contract.ts'
import type { ReminderFact } from '../../kafka/contracts/reminders.contract.ts'
import { reminderEvents } from '../../kafka/contracts/reminders.contract.ts'
import type { TaskFact, TaskSnapshot } from '../../kafka/contracts/task-events.contract.ts'
import { taskEvents } from '../../kafka/contracts/task-events.contract.ts'
import { embeddedBus } from '../../kafka/embedded-bus.ts'
import type { Cause } from '../../kafka/envelope.ts'
import { enqueue, type OutboxRow, outboxRows } from '../../kafka/outbox.ts'
import { noFailpoints } from '../../platform/failpoint.ts'
import { createLog } from '../../platform/log.ts'
import { freshDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { auditedTopics } from './audit.ts'

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

type AnyFact = TaskFact | ReminderFact | AuditFact

/** Events of any topic that audit hears, as they lie in an outbox. */
export function rowsOf(facts: readonly AnyFact[], cause: Cause): OutboxRow[] {
  return facts.flatMap((fact) => {
    // Whichever topic knows the type is the fact's own.
    const topic = auditedTopics.find(({ events }) => Object.hasOwn(events, fact.type))
    if (topic === taskEvents) return outboxRows(taskEvents, [fact as TaskFact], cause, '/subgraphs/task')
    if (topic === reminderEvents)
      return outboxRows(reminderEvents, [fact as ReminderFact], cause, '/subgraphs/reminder')
    return outboxRows(auditEvents, [fact as AuditFact], cause, '/subgraphs/reminder')
  })
}

export type AuditWorld = Readonly<{
  database: TestDatabase
  bus: EventBus
  /** Commits rows, and has them carried. */
  publish: (rows: readonly OutboxRow[]) => Promise<void>
  say: (cause: Cause, ...facts: AnyFact[]) => Promise<OutboxRow[]>
}>

/** A database and a bus that carries what is said; subscribe before `bus.start()`. Call it at the top of a test file. */
export async function auditWorld(): Promise<AuditWorld> {
  const database = await freshDatabase()
  const worker = database.open('task_worker')
  const producer = database.open('task')
  const bus = embeddedBus({ lock: database.open('task_worker', 1), log: silent, failpoint: noFailpoints })
  bus.carry({ schema: 'task', worker })
  afterAll(() => bus.stop())

  const publish = async (rows: readonly OutboxRow[]) => {
    await enqueue(producer, 'task', rows)
    bus.nudge('task')
  }
  const say = async (cause: Cause, ...facts: AnyFact[]) => {
    const rows = rowsOf(facts, cause)
    await publish(rows)
    return rows
  }
  return { database, bus, publish, say }
}

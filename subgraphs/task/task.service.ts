import { createHash } from 'node:crypto'
import { taskEvents } from '../../kafka/contracts/task-events.contract.ts'
import { taskUpdates } from '../../kafka/contracts/task-updates.contract.ts'
import type { Cause } from '../../kafka/envelope.ts'
import { outboxRows } from '../../kafka/outbox.ts'
import { clientError, conflict, notFound, staleVersion } from '../../platform/errors.ts'
import type { Failpoints } from '../../platform/failpoint.ts'
import { isId, newId } from '../../platform/id.ts'
import { completeTask } from './domain/complete.ts'
import { createTask } from './domain/create.ts'
import { deleteTask } from './domain/delete.ts'
import { factOf, type ReminderSpec } from './domain/events.ts'
import type { Decision, Task } from './domain/task.ts'
import { updateTask } from './domain/update.ts'
import type { CreateTaskInput, TaskIdInput, UpdateTaskInput } from './input.ts'
import type { FeedRow, Keyed, TaskStore } from './task.store.ts'

export type Outcome = Readonly<{ task: Task; change: FeedRow | null }>

export type TaskServiceParts = Readonly<{
  store: TaskStore
  failpoint: Failpoints
  /** Called after each commit that has something to tell. */
  committed: () => void
  defaultTimeZone: string
}>

const source = '/subgraphs/task'
const attempts = 5

/** The use cases of one caller: read, decide in the pure domain, and store the decision in one guarded statement. */
export function taskService({ store, failpoint, committed, defaultTimeZone }: TaskServiceParts, cause: Cause) {
  const { ownerId, now } = cause
  const zone = async () => (await store.zone(ownerId)) ?? defaultTimeZone

  const create = async (input: CreateTaskInput): Promise<Outcome> => {
    const { idempotencyKey, reminders, ...command } = input
    const keyed = keyedBy('createTask', idempotencyKey, input)
    const answered = keyed && (await firstAnswer(keyed))
    if (answered) return answered

    const decision = createTask(command, { id: newId(), ownerId, zone: await zone() }, now)
    const stored = await storeDecision(decision, keyed, reminders ?? null)
    if (stored) return stored
    return (keyed && (await firstAnswer(keyed))) ?? giveUp()
  }

  const update = async ({ id, expectedVersion, ...command }: UpdateTaskInput): Promise<Outcome> => {
    const zoneOfOwner = command.due ? await zone() : defaultTimeZone
    return change(id, expectedVersion, null, (task) => updateTask(task, command, zoneOfOwner, now))
  }

  const complete = (input: TaskIdInput) =>
    change(input.id, input.expectedVersion, keyedBy('completeTask', input.idempotencyKey, input), (task) =>
      completeTask(task, now),
    )

  const remove = (input: TaskIdInput) =>
    change(input.id, input.expectedVersion, keyedBy('deleteTask', input.idempotencyKey, input), (task) =>
      deleteTask(task, now),
    )

  /** Nobody waits for a lock: whoever finds that the task moved on reads it again and decides again. */
  async function change(
    id: string,
    expectedVersion: number | null | undefined,
    keyed: Keyed | null,
    decide: (task: Task) => Decision,
  ): Promise<Outcome> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const answered = keyed && (await firstAnswer(keyed))
      if (answered) return answered

      const task = isId(id) ? await store.one(ownerId, id) : null
      if (!task) throw notFound('task')
      if (expectedVersion != null && expectedVersion !== task.version) throw staleVersion(task.version)

      const stored = await storeDecision(decide(task), keyed, null)
      if (stored) return stored
    }
    return giveUp()
  }

  /** Null when another write came between. */
  async function storeDecision(
    { task, change }: Decision,
    keyed: Keyed | null,
    reminders: readonly ReminderSpec[] | null,
  ): Promise<Outcome | null> {
    if (!change) {
      if (keyed) await store.keep(task, keyed, now)
      return { task, change: null }
    }
    const entry = feedEntry(task, change.kind, change.changed)
    const events = [
      ...outboxRows(taskEvents, [factOf(task, change, reminders)], cause, source),
      ...outboxRows(taskUpdates, [{ type: 'task.advanced', subject: ownerId, version: 0, data: {} }], cause, source),
    ]
    failpoint('task.before-commit')
    const number = await store.write({ task, before: change.before, change: entry, keyed, events })
    failpoint('task.after-commit')
    if (number === null) return null
    committed()
    return { task, change: { ...entry, number } }
  }

  const feedEntry = (task: Task, kind: FeedRow['kind'], changed: readonly string[]): Omit<FeedRow, 'number'> => ({
    id: newId(),
    taskId: task.id,
    kind,
    at: now,
    actorType: cause.actor.type,
    actorId: cause.actor.id,
    changed,
    correlationId: cause.correlationId,
  })

  async function firstAnswer(keyed: Keyed): Promise<Outcome | null> {
    const kept = await store.answer(ownerId, keyed)
    if (!kept) return null
    if (kept.inputHash !== keyed.inputHash)
      throw conflict('This idempotencyKey was used with other input before. Use a new key for a new request.')
    return { task: kept.task, change: kept.changeId ? await store.change(ownerId, kept.changeId) : null }
  }

  return { create, update, complete, remove }
}
export type TaskService = ReturnType<typeof taskService>

const giveUp = (): never => {
  throw clientError('CONFLICT', 'The task is being changed by too many at once. Read it again, and repeat.')
}

/** A hash of what was asked, so that a key that comes again with other input is noticed. */
function keyedBy(mutation: string, key: string | null | undefined, input: object): Keyed | null {
  if (key == null) return null
  return { mutation, key, inputHash: createHash('sha256').update(JSON.stringify(input)).digest('base64url') }
}

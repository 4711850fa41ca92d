import type { Cause } from '../../kafka/envelope.ts'
import { clientError, notFound, staleVersion } from '../../platform/errors.ts'
import { isId, newId } from '../../platform/id.ts'
import { completeTask } from './domain/complete.ts'
import { createTask } from './domain/create.ts'
import { deleteTask } from './domain/delete.ts'
import type { DueWords } from './domain/due.ts'
import type { ReminderSpec } from './domain/events.ts'
import type { Decision, Task } from './domain/task.ts'
import { updateTask } from './domain/update.ts'
import type { CreateTaskInput, TaskIdInput, UpdateTaskInput } from './input.ts'
import { type Keyed, keyedBy, type Outcome } from './task.answers.ts'
import { type CommitParts, committer } from './task.commit.ts'
import type { TaskStore } from './task.store.ts'

export type TaskServiceParts = CommitParts & Readonly<{ store: TaskStore; defaultTimeZone: string }>

/** The use cases of one caller: read, decide in the pure domain, and store the decision in one guarded statement. */
export function taskService(parts: TaskServiceParts, cause: Cause) {
  const { store, defaultTimeZone } = parts
  const { ownerId, now } = cause
  const settle = settler(parts, cause)

  const zoneFor = async (due: DueWords | null | undefined) =>
    due && due.timeZone == null ? ((await store.zone(ownerId)) ?? defaultTimeZone) : defaultTimeZone

  const create = async (input: CreateTaskInput): Promise<Outcome> => {
    const { idempotencyKey, reminders, ...command } = input
    const by = { id: newId(), ownerId, zone: await zoneFor(command.due) }
    const keyed = keyedBy('createTask', idempotencyKey, input)
    return settle({ keyed, id: null, decide: () => createTask(command, by, now), reminders: reminders ?? null })
  }

  const update = async ({ id, expectedVersion, ...command }: UpdateTaskInput): Promise<Outcome> => {
    const zone = await zoneFor(command.due)
    return change({ id, expectedVersion }, null, (task) => updateTask(task, command, zone, now))
  }

  const complete = (input: TaskIdInput) =>
    change(input, keyedBy('completeTask', input.idempotencyKey, input), (task) => completeTask(task, now))

  const remove = (input: TaskIdInput) =>
    change(input, keyedBy('deleteTask', input.idempotencyKey, input), (task) => deleteTask(task, now))

  const change = (
    { id, expectedVersion }: Pick<TaskIdInput, 'id' | 'expectedVersion'>,
    keyed: Keyed | null,
    decide: (task: Task) => Decision,
  ) =>
    settle({
      keyed,
      id,
      decide: (task) => {
        if (!task) throw notFound('task')
        if (expectedVersion != null && expectedVersion !== task.version) throw staleVersion(task.version)
        return decide(task)
      },
    })

  return { create, update, complete, remove }
}
export type TaskService = ReturnType<typeof taskService>

type Attempt = Readonly<{
  keyed: Keyed | null
  /** Null for a task that is to be made. */
  id: string | null
  decide: (task: Task | null) => Decision
  reminders?: readonly ReminderSpec[] | null
}>

const attempts = 5

/** Nobody waits for a lock: whoever finds that somebody came between reads again, and decides again. */
function settler(parts: TaskServiceParts, cause: Cause) {
  const { store, answers } = parts
  const commit = committer(parts, cause)

  const attempt = async ({ keyed, id, decide, reminders = null }: Attempt): Promise<Outcome | null> => {
    const task = id !== null && isId(id) ? await store.one(cause.ownerId, id) : null
    // After the task: what an equal request did to it since it was read has its answer here, or guards the write.
    const answered = keyed && (await answers.find(cause.ownerId, keyed))
    return answered ?? commit(decide(task), keyed, reminders)
  }

  return async (given: Attempt): Promise<Outcome> => {
    for (let count = 0; count < attempts; count++) {
      const outcome = await attempt(given)
      if (outcome) return outcome
    }
    throw clientError('CONFLICT', 'The task is being changed by too many at once. Read it again, and repeat.')
  }
}

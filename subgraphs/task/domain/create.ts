import { type DueWords, dueOf } from './due.ts'
import { changedFields, type Decision, type Priority, type Task } from './task.ts'

export type CreateTask = Readonly<{
  title: string
  description?: string | null | undefined
  due?: DueWords | null | undefined
  priority?: Priority | null | undefined
  tags?: readonly string[] | null | undefined
}>

/** `zone` is the owner's, for a due that names none. */
export function createTask(
  command: CreateTask,
  by: { id: string; ownerId: string; zone: string },
  now: Date,
): Decision {
  const task: Task = {
    id: by.id,
    ownerId: by.ownerId,
    title: command.title,
    description: command.description || null,
    status: 'ACTIVE',
    priority: command.priority ?? 'MEDIUM',
    tags: command.tags ?? [],
    due: command.due ? dueOf(command.due, by.zone) : null,
    version: 1,
    createdAt: now,
    updatedAt: now,
    completedAt: null,
    deletedAt: null,
  }
  return { task, change: { kind: 'CREATED', changed: changedFields(null, task), before: null } }
}

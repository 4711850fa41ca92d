import { conflict } from '../../../platform/errors.ts'
import { type DueWords, dueOf } from './due.ts'
import { changeTo, type Decision, type Priority, type Task } from './task.ts'

export type UpdateTask = Readonly<{
  title?: string | undefined
  description?: string | null | undefined
  priority?: Priority | null | undefined
  tags?: readonly string[] | null | undefined
  due?: DueWords | null | undefined
}>

/** A field left out is kept, null clears it; `zone` is the owner's, for a due that names none. */
export function updateTask(task: Task, command: UpdateTask, zone: string, now: Date): Decision {
  if (task.status === 'DELETED') throw conflict('The task is deleted, and can no longer be changed. Create it anew.')

  const { title, description, priority, tags, due } = command
  const values = {
    title: title ?? task.title,
    description: after(description, task.description, null) || null,
    priority: after(priority, task.priority, 'MEDIUM'),
    tags: after(tags, task.tags, []),
    due: after(due && dueOf(due, zone), task.due, null),
  }
  return changeTo(task, values, 'UPDATED', now)
}

const after = <Value>(said: Value | null | undefined, before: Value, cleared: Value): Value =>
  said === undefined ? before : (said ?? cleared)

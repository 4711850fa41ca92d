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
  if (task.status === 'DELETED') throw conflict('The task is deleted. Restore it first, then change it.')

  const { title, description, priority, tags, due } = command
  return changeTo(
    task,
    {
      ...(title === undefined ? {} : { title }),
      ...(description === undefined ? {} : { description: description || null }),
      ...(priority === undefined ? {} : { priority: priority ?? 'MEDIUM' }),
      ...(tags === undefined ? {} : { tags: tags ?? [] }),
      ...(due === undefined ? {} : { due: due ? dueOf(due, zone) : null }),
    },
    'UPDATED',
    now,
  )
}

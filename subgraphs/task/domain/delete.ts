import { changeTo, type Decision, type Task } from './task.ts'

/** Soft: the task stays restorable. Deleting twice is not an error. */
export function deleteTask(task: Task, now: Date): Decision {
  if (task.status === 'DELETED') return { task, change: null }
  return changeTo(task, { status: 'DELETED', deletedAt: now }, 'DELETED', now)
}

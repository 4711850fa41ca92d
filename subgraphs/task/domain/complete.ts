import { conflict } from '../../../platform/errors.ts'
import { changeTo, type Decision, type Task } from './task.ts'

/** Completing twice is not an error: people click twice, and agents retry. The second time nothing happened. */
export function completeTask(task: Task, now: Date): Decision {
  if (task.status === 'DELETED') throw conflict('The task is deleted, and can no longer be completed. Create it anew.')
  if (task.status === 'COMPLETED') return { task, change: null }
  return changeTo(task, { status: 'COMPLETED', completedAt: now }, 'COMPLETED', now)
}

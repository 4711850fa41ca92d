import { conflict } from '../../../platform/errors.ts'
import type { Task } from './task.ts'

/** Throws CONFLICT for a deleted task; `what` can no longer be done with it. */
export function mustNotBeDeleted({ status }: Task, what: string): void {
  if (status === 'DELETED')
    throw conflict(`The task is deleted, and can not be ${what}: restore it first (restoreTask).`)
}

/** Throws CONFLICT when a part can not come back to the task that it was a part of. */
export function mustTakeItBack(parent: Task): void {
  if (parent.status === 'DELETED')
    throw conflict('The task that it was a part of is deleted: restore that one first (restoreTask).')
  if (parent.parentId)
    throw conflict(
      'The task that it was a part of is a part by now, and parts have no parts: take that one out first (updateTask).',
    )
}

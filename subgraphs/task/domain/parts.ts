import { laterBy } from './due.ts'
import type { Means } from './means.ts'
import { wrong } from './series.ts'
import { type Change, changedFields, changeTo, type Task } from './task.ts'

/** Throws BAD_USER_INPUT when a task can not have parts. */
export function mustTakeParts(parent: Task): void {
  if (parent.status === 'DELETED') throw wrong('parentId', 'name a task that is not deleted, or restore it first')
  if (parent.parentId) throw wrong('parentId', 'name a task that is no part itself: parts have no parts')
}

/** Deletes with a parent what is not deleted yet. */
export const deleteParts = (parts: readonly Task[], parentId: string, now: Date): Change[] =>
  parts
    .filter(({ status }) => status !== 'DELETED')
    .map((part) => changeTo(part, { status: 'DELETED', deletedAt: now, deletedWith: parentId }, 'DELETED', now))

/** Brings back with a parent exactly what went with it. */
export const restoreParts = (parts: readonly Task[], parentId: string, now: Date): Change[] =>
  parts.filter(({ deletedWith }) => deletedWith === parentId).map((part) => restored(part, now))

/** As it was before it was deleted. */
export const restored = (task: Task, now: Date): Change =>
  changeTo(
    task,
    { status: task.completedAt ? 'COMPLETED' : 'ACTIVE', deletedAt: null, deletedWith: null },
    'RESTORED',
    now,
  )

/** The parts of an occurrence anew for the one that follows so many days later: all active, and in no series. */
export const copyParts = (parts: readonly Task[], parentId: string, days: number, { now, newId }: Means): Change[] =>
  parts
    .filter(({ status }) => status !== 'DELETED')
    .map((part) =>
      made({
        ...anew(part, now),
        id: newId(),
        parentId,
        due: part.due && laterBy(part.due, days),
        seriesId: null,
        occurrence: null,
      }),
    )

/** A task as if it had just been made. */
export const anew = (task: Task, now: Date): Task => ({
  ...task,
  status: 'ACTIVE',
  // An instant is not there a second time.
  reminders: task.reminders && task.reminders.filter(({ lead }) => lead !== null),
  version: 1,
  createdAt: now,
  updatedAt: now,
  completedAt: null,
  deletedAt: null,
  asMade: 1,
  deletedWith: null,
  lastRemindedAt: null,
})

export const made = (task: Task): Change => ({
  kind: 'CREATED',
  changed: changedFields(null, task),
  before: null,
  after: task,
})

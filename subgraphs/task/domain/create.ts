import { badInput } from '../../../platform/errors.ts'
import { type Decision, decided } from './decision.ts'
import { type DueWords, dueOf } from './due.ts'
import type { Means } from './means.ts'
import { made, mustTakeParts } from './parts.ts'
import { beginSeries, type RecurrenceWords, tellingSeries } from './series.ts'
import type { Priority, ReminderSpec, Task } from './task.ts'

export type CreateTask = Readonly<{
  title: string
  description?: string | null | undefined
  due?: DueWords | null | undefined
  priority?: Priority | null | undefined
  tags?: readonly string[] | null | undefined
  recurrence?: RecurrenceWords | null | undefined
  reminders?: readonly ReminderSpec[] | null | undefined
}>

/** `parent` is the task that it is to be a part of, null for none. */
export function createTask(command: CreateTask, ownerId: string, parent: Task | null, means: Means): Decision {
  const { now, newId, zone } = means
  if (parent) mustTakeParts(parent)
  const plain: Task = {
    id: newId(),
    ownerId,
    title: command.title,
    description: command.description || null,
    status: 'ACTIVE',
    priority: command.priority ?? 'MEDIUM',
    tags: command.tags ?? [],
    due: command.due ? dueOf(command.due, zone) : null,
    reminders: command.reminders ?? null,
    parentId: parent?.id ?? null,
    seriesId: null,
    occurrence: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
    completedAt: null,
    deletedAt: null,
    asMade: 1,
    deletedWith: null,
    lastRemindedAt: null,
  }
  if (!command.recurrence) return decided(made(plain))
  const { task, series } = beginSeries(plain, command.recurrence, means)
  return decided(tellingSeries(made(task), null, series), { series: [{ before: null, after: series }] })
}

/** Throws BAD_USER_INPUT for each reminder at an instant that has passed. */
export function mustBeAhead(reminders: readonly ReminderSpec[], now: Date): void {
  const problems = reminders.flatMap(({ at }, index) =>
    at !== null && new Date(at) <= now
      ? [{ path: `input.reminders.${index}.at`, problem: 'use an instant that is ahead' }]
      : [],
  )
  if (problems.length > 0) throw badInput(problems)
}

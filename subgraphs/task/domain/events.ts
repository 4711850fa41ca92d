import type { TaskFact, TaskSnapshot } from '../../../kafka/contracts/task-events.contract.ts'
import type { Change, ChangeKind, Field, Task } from './task.ts'

export type ReminderSpec = Readonly<{
  lead: string | null
  at: string | null
  channels: ('EMAIL' | 'PUSH' | 'IN_APP')[] | null
}>

const typeOf = {
  CREATED: 'task.created',
  UPDATED: 'task.updated',
  COMPLETED: 'task.completed',
  DELETED: 'task.deleted',
} as const satisfies Record<ChangeKind, TaskFact['type']>

const text = (instant: Date | null) => instant?.toISOString() ?? null

/** The whole task as events carry it: instants as RFC 3339. */
export function snapshot(task: Task): TaskSnapshot {
  const { ownerId: _, due, tags, ...rest } = task
  return {
    ...rest,
    tags: [...tags],
    due: due && { date: due.date, time: due.time, timeZone: due.timeZone, at: due.at.toISOString() },
    createdAt: task.createdAt.toISOString(),
    updatedAt: task.updatedAt.toISOString(),
    completedAt: text(task.completedAt),
    deletedAt: text(task.deletedAt),
  }
}

/** What the world is told of a change; `reminders` is what a new task asked for, null when it said nothing. */
export function factOf(task: Task, change: Change, reminders: readonly ReminderSpec[] | null): TaskFact {
  const [now, before] = [snapshot(task), change.before && snapshot(change.before)]
  const shown = (snapshot: TaskSnapshot | null, field: Field) => snapshot?.[field] ?? null
  const differences = change.changed.map(
    (field) => [field, { old: shown(before, field), new: shown(now, field) }] as const,
  )
  const data = { task: now, changes: Object.fromEntries(differences) }
  const about = { subject: task.id, version: task.version }
  return change.kind === 'CREATED'
    ? { ...about, type: 'task.created', data: { ...data, reminders: reminders && [...reminders] } }
    : { ...about, type: typeOf[change.kind], data }
}

import type { TaskFact, TaskSnapshot } from '../../../kafka/contracts/task-events.contract.ts'
import type { Change, ChangeKind, Field, Task } from './task.ts'

const typeOf = {
  UPDATED: 'task.updated',
  COMPLETED: 'task.completed',
  REOPENED: 'task.reopened',
  DELETED: 'task.deleted',
  RESTORED: 'task.restored',
  PURGED: 'task.purged',
} as const satisfies Record<Exclude<ChangeKind, 'CREATED' | 'REMINDED'>, TaskFact['type']>

const text = (instant: Date | null) => instant?.toISOString() ?? null

/** The whole task as events carry it: instants as RFC 3339. */
export function snapshot(task: Task): TaskSnapshot {
  const { ownerId: _, deletedWith: __, lastRemindedAt: ___, asMade: ____, reminders: _____, due, tags, ...rest } = task
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

/** What the world is told of a change. */
export function factOf(change: Change): TaskFact | null {
  const { kind, after, before, changed, repeats } = change
  if (kind === 'REMINDED') return null // the world told us
  const [now, then] = [snapshot(after), before && snapshot(before)]
  const difference = (field: Field) => {
    if (field === 'recurrence') return { old: repeats?.before ?? null, new: repeats?.after ?? null }
    if (field === 'skipped') return { old: false, new: true }
    return { old: then?.[field] ?? null, new: now[field] }
  }
  const changes = Object.fromEntries(changed.map((field) => [field, difference(field)]))
  const data = { task: now, changes }
  const about = { subject: after.id, version: after.version }
  return kind === 'CREATED'
    ? { ...about, type: 'task.created', data: { ...data, reminders: after.reminders && [...after.reminders] } }
    : { ...about, type: typeOf[kind], data }
}

import type { Due } from './due.ts'

export type TaskStatus = 'ACTIVE' | 'COMPLETED' | 'DELETED'
export type Priority = 'LOW' | 'MEDIUM' | 'HIGH'

/** A task as it is kept; `version` grows by one with each change. */
export type Task = Readonly<{
  id: string
  ownerId: string
  title: string
  description: string | null
  status: TaskStatus
  priority: Priority
  tags: readonly string[]
  due: Due | null
  version: number
  createdAt: Date
  updatedAt: Date
  completedAt: Date | null
  deletedAt: Date | null
}>

export type ChangeKind = 'CREATED' | 'UPDATED' | 'COMPLETED' | 'DELETED'

/** A decision: the task as it now is, and what changed; `change` is null when nothing did, and then nobody is told. */
export type Decision = Readonly<{ task: Task; change: Change | null }>

export type Change = Readonly<{ kind: ChangeKind; changed: readonly Field[]; before: Task | null }>

/** The fields that people set, in the order in which a change names them; bookkeeping follows from the kind. */
const tracked = ['title', 'description', 'status', 'priority', 'tags', 'due'] as const
export type Field = (typeof tracked)[number]

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** The names of the fields in which two versions of a task differ. */
export const changedFields = (before: Task | null, after: Task): Field[] =>
  tracked.filter((field) => (before === null ? after[field] !== null : !same(before[field], after[field])))

/** The next version of a task, or no change at all when nothing differs. */
export function changeTo(task: Task, values: Partial<Task>, kind: ChangeKind, now: Date): Decision {
  const after = { ...task, ...values, version: task.version + 1, updatedAt: now }
  const changed = changedFields(task, after)
  return changed.length === 0 ? { task, change: null } : { task: after, change: { kind, changed, before: task } }
}

import type { Due } from './due.ts'

export type TaskStatus = 'ACTIVE' | 'COMPLETED' | 'DELETED'
export type Priority = 'LOW' | 'MEDIUM' | 'HIGH'

/** When to be reminded: a time before the due (ISO 8601), or an instant. */
export type ReminderSpec = Readonly<{
  lead: string | null
  at: string | null
  channels: ('EMAIL' | 'PUSH' | 'IN_APP')[] | null
}>

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
  /** What it is to be reminded by, as it was asked for; null for the person's default. */
  reminders: readonly ReminderSpec[] | null
  parentId: string | null
  seriesId: string | null
  /** Its slot of the series' rule, wherever it was moved to: `2026-11-23T17:00`, or `2026-11-23` for a whole day. */
  occurrence: string | null
  version: number
  createdAt: Date
  updatedAt: Date
  completedAt: Date | null
  deletedAt: Date | null
  /** The version at which it is as it was made: the first, or the one at which an undo took its only change back. */
  asMade: number
  /** The parent whose deletion took it along; restoring that one brings it back. */
  deletedWith: string | null
  lastRemindedAt: Date | null
}>

export type ChangeKind =
  | 'CREATED'
  | 'UPDATED'
  | 'COMPLETED'
  | 'REOPENED'
  | 'DELETED'
  | 'RESTORED'
  | 'PURGED'
  | 'REMINDED'

/** The fields that people set, in the order in which a change names them; bookkeeping follows from the kind. */
const tracked = ['title', 'description', 'status', 'priority', 'tags', 'due', 'parentId'] as const
export type Field = (typeof tracked)[number] | 'recurrence' | 'skipped'

/** A rule as clients and events see it. */
export type Repeats = Readonly<{ rule: string; anchor: 'DUE' | 'COMPLETION'; timeZone: string }>

/** What happened to one task. */
export type Change = Readonly<{
  kind: ChangeKind
  changed: readonly Field[]
  before: Task | null
  /** As it is now, or as it was when it went for good. */
  after: Task
  /** How it repeated and repeats, where that changed. */
  repeats?: Readonly<{ before: Repeats | null; after: Repeats | null }>
  /** When its series had been stopped before, for who undoes this. */
  stoppedBefore?: Date | null
}>

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** The names of the fields in which two versions of a task differ. */
export const changedFields = (before: Task | null, after: Task): Field[] =>
  tracked.filter((field) => (before === null ? after[field] !== null : !same(before[field], after[field])))

/** The next version of a task; when `changed` is empty nothing differs, and then nobody is told. */
export function changeTo(task: Task, values: Partial<Task>, kind: ChangeKind, now: Date): Change {
  const after = { ...task, ...values, version: task.version + 1, updatedAt: now }
  return { kind, changed: changedFields(task, after), before: task, after }
}

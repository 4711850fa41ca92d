import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql'
import type { Due } from './domain/due.ts'
import type { Priority, ReminderSpec, Task, TaskStatus } from './domain/task.ts'
import { TextArray } from './text-array.type.ts'

export const TaskEntity = defineEntity({
  name: 'Task',
  tableName: 'task',
  properties: {
    id: p.uuid().primary(),
    ownerId: p.text(),
    title: p.text(),
    description: p.text().strictNullable(),
    status: p.text().$type<TaskStatus>(),
    priority: p.smallint(),
    tags: p.type(TextArray).$type<string[]>(),
    dueDate: p.text().strictNullable(),
    dueTime: p.text().strictNullable(),
    dueZone: p.text().strictNullable(),
    dueAt: p.datetime().strictNullable(),
    dueStartsAt: p.datetime().strictNullable(),
    reminders: p.json<readonly ReminderSpec[]>().strictNullable(),
    parentId: p.uuid().strictNullable(),
    seriesId: p.uuid().strictNullable(),
    occurrence: p.text().strictNullable(),
    version: p.integer(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    completedAt: p.datetime().strictNullable(),
    deletedAt: p.datetime().strictNullable(),
    asMade: p.integer(),
    deletedWith: p.uuid().strictNullable(),
    lastRemindedAt: p.datetime().strictNullable(),
  },
})
export type TaskRow = InferEntity<typeof TaskEntity>

/** A row's columns for hand-written SQL, named as in `TaskRow`. */
export const taskColumns = `id, owner_id as "ownerId", title, description, status, priority, tags, due_date as "dueDate",
  due_time as "dueTime", due_zone as "dueZone", due_at as "dueAt", due_starts_at as "dueStartsAt", reminders, parent_id as "parentId",
  series_id as "seriesId", occurrence, version, created_at as "createdAt", updated_at as "updatedAt",
  completed_at as "completedAt", deleted_at as "deletedAt", as_made as "asMade", deleted_with as "deletedWith", last_reminded_at as "lastRemindedAt"`

/** A task as JSON with the table's own column names, which PostgreSQL turns into a row (`jsonb_populate_record`). */
export const rowOf = (task: Task) => ({
  id: task.id,
  owner_id: task.ownerId,
  title: task.title,
  description: task.description,
  status: task.status,
  priority: priorityNumber(task.priority),
  tags: task.tags,
  due_date: task.due?.date ?? null,
  due_time: task.due?.time ?? null,
  due_zone: task.due?.timeZone ?? null,
  due_at: task.due?.at ?? null,
  due_starts_at: task.due?.startsAt ?? null,
  reminders: task.reminders,
  parent_id: task.parentId,
  series_id: task.seriesId,
  occurrence: task.occurrence,
  version: task.version,
  created_at: task.createdAt,
  updated_at: task.updatedAt,
  completed_at: task.completedAt,
  deleted_at: task.deletedAt,
  as_made: task.asMade,
  deleted_with: task.deletedWith,
  last_reminded_at: task.lastRemindedAt,
})

// Stored as 1 to 3, so that the database can sort by it.
const priorities = ['LOW', 'MEDIUM', 'HIGH'] as const satisfies readonly Priority[]

/** 1 to 3. */
export const priorityNumber = (priority: Priority): number => priorities.indexOf(priority) + 1

export function taskOf(row: TaskRow): Task {
  const { dueDate: _date, dueTime: _time, dueZone: _zone, dueAt: _at, dueStartsAt: _start, ...rest } = row
  return { ...rest, priority: priorities[row.priority - 1] ?? 'MEDIUM', due: dueOfRow(row) }
}

/** What `rowOf` made, back from JSON. */
export type StoredTask = { [Column in keyof ReturnType<typeof rowOf>]: Stored<ReturnType<typeof rowOf>[Column]> }
type Stored<Value> = Value extends Date ? string : Value

const instant = (text: string | null) => (text === null ? null : new Date(text))

export const taskOfStored = (row: StoredTask): Task => ({
  id: row.id,
  ownerId: row.owner_id,
  title: row.title,
  description: row.description,
  status: row.status,
  priority: priorities[row.priority - 1] ?? 'MEDIUM',
  tags: row.tags,
  due: dueOfRow({
    dueDate: row.due_date,
    dueTime: row.due_time,
    dueZone: row.due_zone,
    dueAt: instant(row.due_at),
    dueStartsAt: instant(row.due_starts_at),
  }),
  reminders: row.reminders ?? null,
  parentId: row.parent_id,
  seriesId: row.series_id,
  occurrence: row.occurrence,
  version: row.version,
  createdAt: new Date(row.created_at),
  updatedAt: new Date(row.updated_at),
  completedAt: instant(row.completed_at),
  deletedAt: instant(row.deleted_at),
  asMade: row.as_made ?? 1, // a row that was kept before there was any
  deletedWith: row.deleted_with,
  lastRemindedAt: instant(row.last_reminded_at),
})

type DueColumns = Pick<TaskRow, 'dueDate' | 'dueTime' | 'dueZone' | 'dueAt' | 'dueStartsAt'>

function dueOfRow({ dueDate, dueTime, dueZone, dueAt, dueStartsAt }: DueColumns): Due | null {
  if (dueDate === null || dueZone === null || dueAt === null || dueStartsAt === null) return null
  return { date: dueDate, time: dueTime, timeZone: dueZone, at: dueAt, startsAt: dueStartsAt }
}

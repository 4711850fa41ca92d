import type { FilterQuery } from '@mikro-orm/core'
import type { TaskFilter } from './input.ts'
import { priorityNumber, type TaskRow } from './task.entity.ts'

type Condition = FilterQuery<TaskRow>

/** All of these must hold. */
export const conditionsOf = (ownerId: string, filter: TaskFilter, now: Date): Condition[] => [
  { ownerId, status: { $in: filter.status } },
  ...when(filter.ids, (ids) => ({ id: { $in: ids } })),
  ...when(filter.priority, (priority) => ({ priority: { $in: priority.map(priorityNumber) } })),
  ...when(filter.tagsAll, (tags) => ({ tags: { $contains: tags } })),
  ...when(filter.tagsAny, (tags) => ({ tags: { $overlap: tags } })),
  ...when(filter.dueFrom, (from) => ({ dueStartsAt: { $gte: from } })),
  ...when(filter.dueUntil, (until) => ({ dueStartsAt: { $lt: until } })),
  ...when(filter.hasDue, (hasDue) => ({ dueAt: hasDue ? { $ne: null } : null })),
  ...when(filter.isOverdue, (isOverdue) =>
    isOverdue ? { dueAt: { $lte: now } } : { $or: [{ dueAt: { $gt: now } }, { dueAt: null }] },
  ),
  ...when(filter.text, (text) => ({
    $or: [{ title: { $ilike: holding(text) } }, { description: { $ilike: holding(text) } }],
  })),
]

const when = <Said>(said: Said | null | undefined, ask: (said: Said) => Condition): Condition[] =>
  said === null || said === undefined ? [] : [ask(said)]

/** A pattern for what holds this text as it stands: `%` and `_` in it are no wildcards. */
const holding = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`

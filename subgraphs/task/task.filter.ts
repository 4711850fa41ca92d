import type { TaskFilter } from './input.ts'
import { priorityNumber } from './task.entity.ts'

/** Takes a value into a statement, and gives the placeholder that stands for it there. */
export type Bind = (value: unknown) => string

/** What must hold of a row of `task.listed`, aside from its owner and its status. */
export const conditionsOf = (filter: TaskFilter, now: Date, bind: Bind): string[] => [
  ...when(filter.ids, (ids) => `id = any(${bind(ids)}::uuid[])`),
  ...when(filter.priority, (priority) => `priority = any(${bind(priority.map(priorityNumber))}::smallint[])`),
  ...when(filter.tagsAll?.length ? filter.tagsAll : null, (tags) => `tags @> ${bind(tags)}::text[]`),
  ...when(filter.tagsAny, (tags) => `tags && ${bind(tags)}::text[]`),
  ...when(filter.dueFrom, (from) => dueFrom(bind(from))),
  ...when(filter.dueUntil, (until) => dueUntil(bind(until))),
  ...when(filter.hasDue, (hasDue) => `due_at is ${hasDue ? 'not null' : 'null'}`),
  ...when(filter.isOverdue, (isOverdue) => overdue(isOverdue, bind(now))),
  ...when(filter.seriesId, (id) => `series_id = ${bind(id)}::uuid`),
  ...when(filter.parentId, (id) => `parent_id = ${bind(id)}::uuid`),
  ...when(filter.text, (text) => holding(wordsOf(bind(text)))),
]

/** The words of a text that is asked for, as an array in SQL. */
export const wordsOf = (text: string): string => `task.words_of(${text}::text)`

const when = <Said>(said: Said | null | undefined, ask: (said: Said) => string): string[] =>
  said === null || said === undefined ? [] : [ask(said)]

// A whole day is due at its end and counts by its start, at most two days before: said of `due_at` as well, there is an
// index to enter by.
const dueFrom = (from: string) => `due_starts_at >= ${from} and due_at >= ${from}`
const dueUntil = (until: string) =>
  `due_starts_at < ${until}::timestamptz and due_at < ${until}::timestamptz + interval '2 days'`

const overdue = (isOverdue: boolean, now: string) =>
  isOverdue ? `due_at <= ${now}` : `(due_at > ${now} or due_at is null)`

const holding = (words: string) => `text like all (task.patterns_of(${words}))`

/**
 * What follows from a filter and has an index, which `conditionsOf` has not. Whatever an index finds by this has to be
 * looked at again, as the pieces of a word may stand apart.
 */
export const indexedOf = ({ text, tagsAll, tagsAny }: TaskFilter, owner: string, bind: Bind): string[] => [
  ...when(text, (given) => `text_keys @> task.asked_keys(${owner}, ${wordsOf(bind(given))})`),
  ...when(tagsAll?.length ? tagsAll : null, (tags) => `tag_keys @> task.tag_keys(${owner}, ${bind(tags)}::text[])`),
  ...when(tagsAny, (tags) => `tag_keys && task.tag_keys(${owner}, ${bind(tags)}::text[])`),
]

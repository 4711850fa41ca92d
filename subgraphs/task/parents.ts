// What resolvers pass on for the types of the schema.
import type { Connection } from '../../platform/connection.ts'
import type { Due } from './domain/due.ts'
import type { Series } from './domain/series.ts'
import type { Repeats, Task } from './domain/task.ts'
import type { FeedRow } from './feed.row.ts'

export type TaskParent = Task
export type DueParent = Due
export type RecurrenceParent = Repeats
export type SeriesParent = Series
export type TaskChangeParent = FeedRow
export type TaskConnectionParent = Connection<Task>
export type TaskChangeConnectionParent = Connection<FeedRow> & Readonly<{ head: string }>

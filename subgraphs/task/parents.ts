// What resolvers pass on for the types of the schema.
import type { Connection } from '../../platform/connection.ts'
import type { Due } from './domain/due.ts'
import type { Task } from './domain/task.ts'
import type { FeedRow } from './feed.row.ts'

export type TaskParent = Task
export type DueParent = Due
export type TaskChangeParent = FeedRow
export type TaskConnectionParent = Connection<Task>
export type TaskChangeConnectionParent = Connection<FeedRow> & Readonly<{ head: () => Promise<string> }>

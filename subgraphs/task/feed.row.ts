import type { Change, ChangeKind } from './domain/task.ts'
import { rowOf } from './task.entity.ts'

/** A row of the owner's change feed; `number` has no gap and no repeat per owner. */
export type FeedRow = Readonly<{
  number: number
  id: string
  taskId: string
  kind: ChangeKind
  at: Date
  actorType: 'USER' | 'ASSISTANT' | 'SYSTEM'
  actorId: string
  changed: readonly string[]
  correlationId: string
}>

/** A change before it has its number; `undoes` is the id of the one that it undoes. */
export type FeedEntry = Omit<FeedRow, 'number'> & Readonly<{ undoes?: string | undefined }>

/** A row's columns for hand-written SQL, named as in `FeedRow`. */
export const feedColumns = `number, id, task_id as "taskId", kind, at, actor_type as "actorType", actor_id as "actorId", changed,
  correlation_id as "correlationId"`

/** An entry as JSON with the table's own column names, the `index`th of its write; `before` is what an undo goes back to. */
export const feedRowOf = (
  entry: FeedEntry,
  { before, stoppedBefore }: Pick<Change, 'before' | 'stoppedBefore'>,
  index: number,
) => ({
  number: index,
  id: entry.id,
  task_id: entry.taskId,
  kind: entry.kind,
  at: entry.at,
  actor_type: entry.actorType,
  actor_id: entry.actorId,
  changed: entry.changed,
  before: before && { ...rowOf(before), stopped_before: stoppedBefore ?? null, undoes: entry.undoes },
  correlation_id: entry.correlationId,
})

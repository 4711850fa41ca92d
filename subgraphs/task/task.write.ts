import { insertOutboxFrom, type OutboxRow, outboxJson } from '../../kafka/outbox.ts'
import { type Database, statement } from '../../platform/database.ts'
import type { Task } from './domain/task.ts'
import { type FeedEntry, feedRowOf } from './feed.row.ts'
import { type Keyed, keyRowOf } from './task.answers.ts'
import { rowOf } from './task.entity.ts'

/** A decided change with all that is stored beside it; `before` is null for a new task. */
export type Write = Readonly<{
  task: Task
  before: Task | null
  change: FeedEntry
  keyed: Keyed | null
  events: readonly OutboxRow[]
}>

const keyed = 'jsonb_populate_record(null::task.idempotency_key, $3::jsonb)'
const isFree = '($3::jsonb is null or exists (select from taken))'

// The owner's counter is raised last, as it is what the owner's other writers wait for; readers of the feed see its
// numbers without a gap, since whoever holds a number has committed before the next one is given.
const feedAndEvents = `
  head as (
    insert into task.feed as feed (owner_id, last) select owner_id, 1 from written
    on conflict (owner_id) do update set last = feed.last + 1 returning owner_id, last
  ),
  fed as (
    insert into task.change (owner_id, number, id, task_id, kind, at, actor_type, actor_id, changed, before, correlation_id)
    select head.owner_id, head.last, c.id, c.task_id, c.kind, c.at, c.actor_type, c.actor_id, c.changed, c.before, c.correlation_id
    from head, jsonb_populate_record(null::task.change, $2::jsonb) c
    returning number
  ),
  published as (${insertOutboxFrom('task', '$4')}, fed)
  select number from fed`

// $1 the task, $2 the change, $3 the idempotency key or null, $4 the events: all JSON.
const insert = statement(`
  with taken as (insert into task.idempotency_key select * from ${keyed} where $3::jsonb is not null on conflict do nothing returning 1),
  written as (
    insert into task.task select * from jsonb_populate_record(null::task.task, $1::jsonb) where ${isFree} returning owner_id
  ),${feedAndEvents}`)

// The row is locked first, so that a key is taken only by a write that goes through.
const update = statement(`
  with next as (select * from jsonb_populate_record(null::task.task, $1::jsonb)),
  locked as (
    select task.id from task.task, next
    where task.owner_id = next.owner_id and task.id = next.id and task.version = next.version - 1
    for update of task
  ),
  taken as (
    insert into task.idempotency_key select kept.* from ${keyed} kept, locked where $3::jsonb is not null
    on conflict do nothing returning 1
  ),
  written as (
    update task.task set title = next.title, description = next.description, status = next.status, priority = next.priority,
      tags = next.tags, due_date = next.due_date, due_time = next.due_time, due_zone = next.due_zone, due_at = next.due_at,
      due_starts_at = next.due_starts_at, version = next.version, updated_at = next.updated_at,
      completed_at = next.completed_at, deleted_at = next.deleted_at
    from next, locked where task.id = locked.id and ${isFree}
    returning task.owner_id
  ),${feedAndEvents}`)

/**
 * Stores a change, its feed row, its events and the answer to its key in one statement, and gives its number in the feed;
 * null when the task has moved on or the key was taken meanwhile, and then nothing is stored.
 */
export const taskWriter =
  (db: Database) =>
  async ({ task, before, change, keyed, events }: Write): Promise<number | null> => {
    const rows = await db.asOwner<{ number: number }>(task.ownerId, before ? update : insert, [
      JSON.stringify(rowOf(task)),
      JSON.stringify(feedRowOf(change, before)),
      keyed && JSON.stringify(keyRowOf(task, keyed, change.id, change.at)),
      outboxJson(events),
    ])
    return rows[0]?.number ?? null
  }
export type TaskWriter = ReturnType<typeof taskWriter>

import { insertOutboxFrom, type OutboxRow, outboxJson } from '../../kafka/outbox.ts'
import { type Database, statement } from '../../platform/database.ts'
import type { ChangeKind, Task } from './domain/task.ts'
import { rowOf, type TaskRow, taskColumns, taskOf } from './task.entity.ts'

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

/** What to remember of a mutation that carries an idempotency key: the key, and a hash of what was asked. */
export type Keyed = Readonly<{ mutation: string; key: string; inputHash: string }>

export type Write = Readonly<{
  task: Task
  before: Task | null
  change: Omit<FeedRow, 'number'>
  keyed: Keyed | null
  events: readonly OutboxRow[]
}>

export type KeptAnswer = Readonly<{ inputHash: string; task: Task; changeId: string | null }>

export const feedColumns = `number, id, task_id as "taskId", kind, at, actor_type as "actorType", actor_id as "actorId", changed,
  correlation_id as "correlationId"`

const find = statement(`select ${taskColumns} from task.task where owner_id = $1 and id = $2`)
const findMany = statement(`select ${taskColumns} from task.task where owner_id = $1 and id = any($2::uuid[])`)
const findEveryones = statement(`select ${taskColumns} from task.task where id = any($1::uuid[])`)
const findZone = statement(`select time_zone as "timeZone" from task.preference where owner_id = $1`)
const findChange = statement(`select ${feedColumns} from task.change where owner_id = $1 and id = $2`)
const findAnswer = statement(
  `select kept.input_hash as "inputHash", kept.answer->>'changeId' as "changeId", task.*
   from task.idempotency_key kept
   cross join lateral (select ${taskColumns} from jsonb_populate_record(null::task.task, kept.answer->'task')) task
   where kept.owner_id = $1 and kept.mutation = $2 and kept.key = $3`,
)

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

const keepAnswer = statement(
  `insert into task.idempotency_key select * from ${keyed.replace('$3', '$1')} on conflict do nothing`,
)

/** The statements of the hot paths; every one names the owner, and row-level security checks it again. */
export function taskStore(db: Database) {
  const one = async (ownerId: string, id: string): Promise<Task | null> => {
    const [row] = await db.asOwner<TaskRow>(ownerId, find, [ownerId, id])
    return row ? taskOf(row) : null
  }

  const many = async (ownerId: string, ids: readonly string[]): Promise<Task[]> =>
    (await db.asOwner<TaskRow>(ownerId, findMany, [ownerId, ids])).map(taskOf)

  const zone = async (ownerId: string): Promise<string | null> =>
    (await db.asOwner<{ timeZone: string }>(ownerId, findZone, [ownerId]))[0]?.timeZone ?? null

  const change = async (ownerId: string, id: string): Promise<FeedRow | null> =>
    (await db.asOwner<FeedRow>(ownerId, findChange, [ownerId, id]))[0] ?? null

  const answer = async (ownerId: string, { mutation, key }: Keyed): Promise<KeptAnswer | null> => {
    const [kept] = await db.asOwner<TaskRow & { inputHash: string; changeId: string | null }>(ownerId, findAnswer, [
      ownerId,
      mutation,
      key,
    ])
    if (!kept) return null
    const { inputHash, changeId, ...row } = kept
    return { inputHash, changeId, task: taskOf(row) }
  }

  /** Stores a change, its feed row and its events; null when the task has moved on or the key was taken meanwhile. */
  const write = async ({ task, before, change, keyed, events }: Write): Promise<number | null> => {
    const values = [rowOf(task), feedRowOf(change, before), keyed && keyRowOf(task, keyed, change.id, change.at)]
    const rows = await db.asOwner<{ number: number }>(task.ownerId, before ? update : insert, [
      ...values.map((value) => value && JSON.stringify(value)),
      outboxJson(events),
    ])
    return rows[0]?.number ?? null
  }

  /** Remembers the answer of a mutation that changed nothing. */
  const keep = (task: Task, keyed: Keyed, at: Date) =>
    db.asOwner(task.ownerId, keepAnswer, [JSON.stringify(keyRowOf(task, keyed, null, at))])

  return { one, many, zone, change, answer, write, keep }
}
export type TaskStore = ReturnType<typeof taskStore>

/** Tasks of anyone, for readers that act while nobody asks; needs the worker's role. */
export const everyonesTasks = async (worker: Database, ids: readonly string[]): Promise<Task[]> =>
  (await worker.query<TaskRow>(findEveryones, [ids])).map(taskOf)

const feedRowOf = (change: Omit<FeedRow, 'number'>, before: Task | null) => ({
  id: change.id,
  task_id: change.taskId,
  kind: change.kind,
  at: change.at,
  actor_type: change.actorType,
  actor_id: change.actorId,
  changed: change.changed,
  before: before && rowOf(before),
  correlation_id: change.correlationId,
})

const keyRowOf = (task: Task, keyed: Keyed, changeId: string | null, at: Date) => ({
  owner_id: task.ownerId,
  mutation: keyed.mutation,
  key: keyed.key,
  input_hash: keyed.inputHash,
  answer: { task: rowOf(task), changeId },
  created_at: at,
})

import type { Sql } from '../../../platform/database.ts'

export type KeptTask = Readonly<{
  id: string
  ownerId: string
  title: string
  status: string
  parentId: string | null
  seriesId: string | null
  occurrence: string | null
  deletedWith: string | null
  version: number
}>
export type KeptSeries = Readonly<{ id: string; ownerId: string; made: number; stoppedAt: Date | null }>
export type KeptChange = Readonly<{ ownerId: string; number: number; id: string; taskId: string; kind: string }>
export type KeptEvent = Readonly<{ type: string; taskId: string; ownerId: string; version: number; task: EventTask }>
type EventTask = Readonly<{ title: string; status: string; parentId: string | null; seriesId: string | null }>
type KeptKey = Readonly<{ ownerId: string; mutation: string; key: string; changeIds: readonly string[] }>

/** What the task subgraph keeps of some owners; the events are those that are in the outbox, or were published from there, in their order. */
export type TaskTables = Readonly<{
  tasks: readonly KeptTask[]
  series: readonly KeptSeries[]
  changes: readonly KeptChange[]
  heads: readonly Readonly<{ ownerId: string; last: number }>[]
  keys: readonly KeptKey[]
  events: readonly KeptEvent[]
}>

const owned = 'owner_id = any($1)'
const queries = {
  tasks: `select id, owner_id as "ownerId", title, status, parent_id as "parentId", series_id as "seriesId", occurrence,
    deleted_with as "deletedWith", version from task.task where ${owned} order by id`,
  series: `select id, owner_id as "ownerId", made, stopped_at as "stoppedAt" from task.series where ${owned} order by id`,
  changes: `select owner_id as "ownerId", number, id, task_id as "taskId", kind from task.change where ${owned}
    order by owner_id, number`,
  heads: `select owner_id as "ownerId", last from task.feed where ${owned} order by owner_id`,
  keys: `select owner_id as "ownerId", mutation, key, array(
      select one->>'changeId' from jsonb_array_elements(answer) one where one->>'changeId' is not null
    ) as "changeIds" from task.idempotency_key where ${owned}`,
  events: `select event->>'type' as type, event->>'subject' as "taskId", event->>'ownerid' as "ownerId",
      (event->>'aggregateversion')::int as version, event->'data'->'task' as task
    from (select position, topic, event from task.outbox union all select position, topic, event from task.outbox_sent) said
    where topic = 'task-events' and event->>'ownerid' = any($1) order by position`,
}

/** Reads with a role that sees everybody's; call it once nothing is under way. */
export async function readTaskTables(sql: Sql, owners: readonly string[]): Promise<TaskTables> {
  const rows = <Row>(query: string) => sql.query<Row>(query, [owners])
  return {
    tasks: await rows(queries.tasks),
    series: await rows(queries.series),
    changes: await rows(queries.changes),
    heads: await rows(queries.heads),
    keys: await rows(queries.keys),
    events: await rows(queries.events),
  }
}

import { taskEvents } from '../../kafka/contracts/task-events.contract.ts'
import type { Cause } from '../../kafka/envelope.ts'
import { enqueue, outboxRows } from '../../kafka/outbox.ts'
import { type Database, type Sql, statement } from '../../platform/database.ts'
import { newId } from '../../platform/id.ts'
import type { RetentionJob } from '../../platform/retention.ts'
import { snapshot } from './domain/events.ts'
import type { Task } from './domain/task.ts'
import { appendChanges } from './feed.append.ts'
import { advances } from './feed.nudge.ts'
import { type TaskRow, taskColumns, taskOf } from './task.entity.ts'

const source = '/subgraphs/task'

// Whoever has a task locked is about to change it: it is left to them. Parts went at the same instant as what they are part
// of, so they come in the same run.
const take = statement(
  `select ${taskColumns} from task.task
   where status = 'DELETED' and deleted_at < now() - interval '30 days'
   order by deleted_at, id limit 100 for update skip locked`,
)
const remove = statement(`delete from task.task where id = any($1::uuid[])`)

export type TaskRetentionParts = Readonly<{
  worker: Database
  now: () => Date
  /** Called after each commit. */
  committed: () => void
}>

/** Removes for good what was deleted over 30 days ago; each owner's feed and the world are told. */
export const taskRetention = ({ worker, now, committed }: TaskRetentionParts): RetentionJob => ({
  forgets: 'deleted tasks',
  batches: async function* () {
    const correlationId = newId()
    while ((await worker.transaction((tx) => purgeSome(tx, correlationId, now()))) > 0) {
      committed()
      yield
    }
  },
})

async function purgeSome(tx: Sql, correlationId: string, now: Date): Promise<number> {
  const tasks = (await tx.query<TaskRow>(take)).map(taskOf)
  if (tasks.length === 0) return 0
  const causeFor = (ownerId: string): Cause => ({
    ownerId,
    actor: { type: 'SYSTEM', id: 'system/retention' },
    correlationId,
    now,
  })
  const events = tasks.flatMap((task) => outboxRows(taskEvents, [purgedFact(task)], causeFor(task.ownerId), source))
  const owners = [...new Set(tasks.map(({ ownerId }) => ownerId))]

  await tx.query(remove, [tasks.map(({ id }) => id)])
  await enqueue(tx, 'task', [...events, ...advances(owners.map(causeFor))])
  await appendChanges(
    tx,
    tasks.map((task) => purgedEntry(task, causeFor(task.ownerId))),
  )
  return tasks.length
}

function purgedFact(task: Task) {
  const version = task.version + 1
  return {
    type: 'task.purged',
    subject: task.id,
    version,
    data: { task: { ...snapshot(task), version }, changes: {} },
  } as const
}

const purgedEntry = ({ id, ownerId }: Task, { actor, correlationId, now }: Cause) => ({
  ownerId,
  id: newId(),
  taskId: id,
  kind: 'PURGED' as const,
  at: now,
  actorType: actor.type,
  actorId: actor.id,
  changed: [],
  correlationId,
})

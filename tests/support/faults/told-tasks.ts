import { readFileSync } from 'node:fs'
import { type TaskFact, taskEvents } from '../../../kafka/contracts/task-events.contract.ts'
import { enqueue, type OutboxRow, outboxRows } from '../../../kafka/outbox.ts'
import type { Sql } from '../../../platform/database.ts'

/** One event of a task that is known by its events alone. */
export type Told = Readonly<{ key: string; version: number; row: OutboxRow }>

type Options = Readonly<{ ownerId: string; tasks: number; versions: number; description?: string }>

/** The events of some tasks, one task after the other: each is created, and then changed until it is at its last version. */
export function toldTasks({ ownerId, tasks, versions, description = '' }: Options): Told[] {
  const { task } = JSON.parse(readFileSync(example, 'utf8')).data
  const cause = { ownerId, actor: { type: 'USER', id: ownerId }, correlationId: 'told', now: new Date() } as const
  const factOf = (id: string, version: number): TaskFact => {
    const data = { task: { ...task, id, description, version, updatedAt: cause.now.toISOString() }, changes: {} }
    return version === 1
      ? { type: 'task.created', subject: id, version, data: { ...data, reminders: null } }
      : { type: 'task.updated', subject: id, version, data }
  }
  return Array.from({ length: tasks }, () => crypto.randomUUID()).flatMap((key) => {
    const facts = Array.from({ length: versions }, (_, index) => factOf(key, index + 1))
    return outboxRows(taskEvents, facts, cause, '/subgraphs/task').map((row, index) => ({
      key,
      version: index + 1,
      row,
    }))
  })
}

const example = new URL('../../../kafka/contracts/examples/task.created.json', import.meta.url)

/** Into task's outbox, from where they are published in this order. */
export async function tell(sql: Sql, told: readonly Told[]): Promise<void> {
  const many = 500
  for (let from = 0; from < told.length; from += many)
    await enqueue(
      sql,
      'task',
      told.slice(from, from + many).map(({ row }) => row),
    )
}

/** The same, none further than `most` places from where it was, by a shuffle that is the same each time. */
export function shuffledWithin<Item>(items: readonly Item[], most: number): Item[] {
  let seed = 7
  const next = () => {
    seed = (seed * 48_271) % 2_147_483_647 // Park and Miller's
    return seed / 2_147_483_647
  }
  return items
    .map((item, index) => ({ item, at: index + next() * most }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ item }) => item)
}

// What the task subgraph says of tasks.
import type { TaskFact, TaskSnapshot } from '../../kafka/contracts/task-events.contract.ts'
import { systemClock } from '../../platform/clock.ts'
import { newId } from '../../platform/id.ts'

export type Spec = Readonly<{ lead?: string; at?: Date; channels?: ('EMAIL' | 'PUSH' | 'IN_APP')[] }>

/** A due so many milliseconds from now, on the next whole second, in UTC. */
export function dueIn(ms: number, from = systemClock.now().getTime()): NonNullable<TaskSnapshot['due']> {
  const at = new Date(Math.ceil((from + ms) / 1_000) * 1_000).toISOString()
  return { date: at.slice(0, 10), time: at.slice(11, 19), timeZone: 'UTC', at }
}

export const aTask = (values: Partial<TaskSnapshot> = {}): TaskSnapshot => {
  const now = systemClock.now().toISOString()
  return {
    id: newId(),
    title: 'Water the plants',
    description: null,
    status: 'ACTIVE',
    priority: 'MEDIUM',
    tags: [],
    due: null,
    parentId: null,
    seriesId: null,
    occurrence: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
    completedAt: null,
    deletedAt: null,
    ...values,
  }
}

/** The next version of a task, changed now unless said otherwise. */
export const next = (task: TaskSnapshot, values: Partial<TaskSnapshot>): TaskSnapshot => ({
  ...task,
  updatedAt: systemClock.now().toISOString(),
  ...values,
  version: task.version + 1,
})

export const created = (task: TaskSnapshot, reminders: readonly Spec[] | null = null): TaskFact => ({
  type: 'task.created',
  subject: task.id,
  version: task.version,
  data: {
    task,
    changes: {},
    reminders:
      reminders?.map(({ lead, at, channels }) => ({
        lead: lead ?? null,
        at: at?.toISOString() ?? null,
        channels: channels ?? null,
      })) ?? null,
  },
})

const types = { ACTIVE: 'task.updated', COMPLETED: 'task.completed', DELETED: 'task.deleted' } as const
export const changedTo = (task: TaskSnapshot): TaskFact => ({
  type: types[task.status],
  subject: task.id,
  version: task.version,
  data: { task, changes: {} },
})

import { z } from 'zod'
import type { EventOf, Fact } from '../envelope.ts'
import { changes, due, instant, reminderSpec } from './shared.contract.ts'

export const taskSnapshot = z
  .object({
    id: z.string(),
    title: z.string(),
    description: z.string().nullable(),
    status: z.enum(['ACTIVE', 'COMPLETED', 'DELETED']),
    priority: z.enum(['LOW', 'MEDIUM', 'HIGH']),
    tags: z.array(z.string()),
    due: due.nullable(),
    /** These came later: events from before have none of them. */
    parentId: z.string().nullable().default(null),
    seriesId: z.string().nullable().default(null),
    occurrence: z.string().nullable().default(null),
    version: z.number().int(),
    createdAt: instant,
    updatedAt: instant,
    completedAt: instant.nullable(),
    deletedAt: instant.nullable(),
  })
  .describe('The whole task, as it is after the event.')
export type TaskSnapshot = z.infer<typeof taskSnapshot>

const changed = z.object({ task: taskSnapshot, changes })

export const taskEvents = {
  name: 'task-events',
  key: 'subject',
  version: 1,
  events: {
    'task.created': changed.extend({
      reminders: z
        .array(reminderSpec)
        .nullable()
        .describe('As asked for; null when nothing was said, so that the person’s default lead applies.'),
    }),
    'task.updated': changed,
    'task.completed': changed,
    'task.reopened': changed,
    'task.deleted': changed.describe('Soft: it may be restored.'),
    'task.restored': changed,
    'task.purged': changed.describe('Gone for good.'),
  },
} as const
export type TaskEvent = EventOf<typeof taskEvents>
export type TaskFact = Fact<typeof taskEvents>

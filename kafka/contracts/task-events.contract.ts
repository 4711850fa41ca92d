import { z } from 'zod'
import type { EventOf, Fact } from '../envelope.ts'
import { changes, due, instant, reminderSpec } from './shared.contract.ts'

/** The whole task, as it is after the event. */
export const taskSnapshot = z.object({
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
export type TaskSnapshot = z.infer<typeof taskSnapshot>

const changed = z.object({ task: taskSnapshot, changes })

export const taskEvents = {
  name: 'task-events',
  key: 'subject',
  version: 1,
  events: {
    /** `reminders`: as asked for; null when nothing was said, so that the person's default lead applies. */
    'task.created': changed.extend({ reminders: z.array(reminderSpec).nullable() }),
    'task.updated': changed,
    'task.completed': changed,
    'task.reopened': changed,
    /** Soft: it may be restored. */
    'task.deleted': changed,
    'task.restored': changed,
    /** Gone for good. */
    'task.purged': changed,
  },
} as const
export type TaskEvent = EventOf<typeof taskEvents>
export type TaskFact = Fact<typeof taskEvents>

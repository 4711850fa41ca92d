import { z } from 'zod'
import type { EventOf, Fact } from '../envelope.ts'
import { changes, channel, due, instant } from './shared.contract.ts'

export const cancelReason = z
  .enum(['TASK_COMPLETED', 'TASK_DELETED', 'NO_DUE', 'PAST', 'ALREADY_SENT'])
  .describe(
    'Why none will come: the task is completed or deleted, has no due to count back from, or was moved into the past; or it came already.',
  )

export const reminderSnapshot = z
  .object({
    id: z.string(),
    taskId: z.string(),
    lead: z.string().nullable(),
    triggerAt: instant,
    status: z.enum(['PENDING', 'SENT', 'FAILED', 'CANCELLED']),
    cancelReason: cancelReason.nullable(),
    channels: z.array(channel),
    sentAt: instant.nullable(),
    createdAt: instant,
  })
  .describe('The whole reminder, as it is after the event.')
export type ReminderSnapshot = z.infer<typeof reminderSnapshot>

const changed = z.object({ reminder: reminderSnapshot, changes })

/** The subject is the task, so that what happens to one task's reminders stays in order. */
export const reminderEvents = {
  name: 'reminders',
  key: 'subject',
  version: 1,
  events: {
    'reminder.scheduled': changed,
    'reminder.moved': changed,
    'reminder.cancelled': changed,
    'reminder.fired': changed.extend({
      isLate: z.boolean().describe('Over a minute after its time.'),
      isConfirmed: z.boolean().describe('The task was seen to be open then, and not just last known to be.'),
      task: z
        .object({ title: z.string(), due: due.omit({ at: true }).nullable() })
        .nullable()
        .default(null)
        .describe('As it was seen then; null when nobody could look. Events from before this was kept have none.'),
    }),
  },
} as const
export type ReminderEvent = EventOf<typeof reminderEvents>
export type ReminderFact = Fact<typeof reminderEvents>

import { z } from 'zod'
import type { EventOf, Fact } from '../envelope.ts'
import { changes, channel, due, instant } from './shared.contract.ts'

export const cancelReason = z
  .enum(['TASK_COMPLETED', 'TASK_DELETED', 'NO_DUE', 'PAST', 'ALREADY_SENT', 'REMOVED'])
  .describe(
    'Why none will come: the task is completed or deleted, has no due to count back from, or was moved into the past; it came already; or its owner removed it.',
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
    /** These came later: events from before have none of them. */
    snoozedUntil: instant.nullable().default(null),
    firedAt: instant.nullable().default(null),
    acknowledgedAt: instant.nullable().default(null),
    nextNagAt: instant.nullable().default(null).describe('When it comes again; null when it does not.'),
    nagCount: z.number().int().default(0).describe('How often it has come again.'),
    sentAt: instant.nullable().describe('When the first channel accepted it.'),
    createdAt: instant,
  })
  .describe('The whole reminder, as it is after the event.')
export type ReminderSnapshot = z.infer<typeof reminderSnapshot>

const changed = z.object({ reminder: reminderSnapshot, changes })

const outcome = z
  .object({ channel, destination: z.string(), attempts: z.number().int(), lastError: z.string().nullable() })
  .describe('How a delivery ended; the destination is masked.')

/** The subject is the task, so that what happens to one task's reminders stays in order. */
export const reminderEvents = {
  name: 'reminders',
  key: 'subject',
  version: 1,
  events: {
    'reminder.scheduled': changed,
    'reminder.moved': changed,
    'reminder.updated': changed.describe('Its channels, its lead without its time, or that it nags no more.'),
    'reminder.snoozed': changed,
    'reminder.acknowledged': changed,
    'reminder.cancelled': changed,
    'reminder.fired': changed
      .extend({
        isLate: z.boolean().describe('Over a minute after its time, or after it was set if that had passed.'),
        isConfirmed: z.boolean().describe('The task was seen to be open then, and not just last known to be.'),
        task: z
          .object({ title: z.string(), due: due.omit({ at: true }).nullable() })
          .nullable()
          .default(null)
          .describe('As it was seen then; null when nobody could look. Events from before this was kept have none.'),
        nag: z
          .number()
          .int()
          .default(0)
          .describe('0 for the reminder itself, 1 for the first time that it came again.'),
      })
      .describe('Its time has come. What goes by e-mail or push is on its way.'),
    'reminder.sent': changed.describe('The first channel has accepted what had fired.'),
    'reminder.failed': changed.extend({ deliveries: z.array(outcome) }).describe('Every channel has failed for good.'),
    'reminder.retried': changed.describe('Its owner has its failed channels tried again.'),
  },
} as const
export type ReminderEvent = EventOf<typeof reminderEvents>
export type ReminderFact = Fact<typeof reminderEvents>

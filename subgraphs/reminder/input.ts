import { z } from 'zod'
import { channels, dateTime, durationBetween, id, idempotencyKey, lead } from '../../platform/input.ts'
import { spelled } from './domain/trigger.ts'

export const reminderFilter = z.object({
  taskId: id.nullish(),
  status: z.array(z.enum(['PENDING', 'SENT', 'FAILED', 'CANCELLED'])).nullish(),
  from: dateTime.nullish(),
  until: dateTime.nullish(),
})
export type ReminderFilter = z.infer<typeof reminderFilter>

/** Whether an instant is ahead; of what is repeated it may have passed meanwhile. */
export type IsAhead = (at: Date) => boolean

const instantAhead = (isAhead: IsAhead) => dateTime.refine(isAhead, 'use an instant that is ahead')

export const addReminderInput = (isAhead: IsAhead) =>
  z
    .object({
      taskId: z.string().toLowerCase(),
      lead: lead.transform(spelled).nullish(),
      at: instantAhead(isAhead).nullish(),
      channels: channels.nullish(),
      idempotencyKey,
    })
    .refine(({ lead, at }) => (lead == null) !== (at == null), 'give exactly one of lead and at')

export const updateReminderInput = (isAhead: IsAhead) =>
  z
    .object({
      id: z.string().toLowerCase(),
      lead: lead.transform(spelled).nullish(),
      at: instantAhead(isAhead).nullish(),
      channels: channels.nullish(),
    })
    .refine(({ lead, at }) => lead == null || at == null, 'give at most one of lead and at')

export const snoozeInput = (isAhead: IsAhead) =>
  z
    .object({
      id: z.string().toLowerCase(),
      until: instantAhead(isAhead).nullish(),
      for: durationBetween('PT1M', 'P366D').nullish(),
      moveTask: z.boolean().nullish(),
      idempotencyKey,
    })
    .refine((given) => (given.until == null) !== (given.for == null), 'give exactly one of until and for')

export const reminderIdInput = z.object({ id: z.string().toLowerCase(), idempotencyKey })
export type ReminderIdInput = z.infer<typeof reminderIdInput>

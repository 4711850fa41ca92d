import { z } from 'zod'
import { dateTime, id, lead, timeZone } from '../../platform/input.ts'
import { spelled } from './domain/trigger.ts'

const channels = z
  .array(
    z
      .enum(['EMAIL', 'PUSH', 'IN_APP'])
      .refine((channel) => channel === 'IN_APP', 'use IN_APP: e-mail and push are not to be had yet'),
  )
  .min(1, 'name at least one channel, or null for the usual one')
  .transform((given) => [...new Set(given)])

export const preferencesInput = z.object({
  timeZone: timeZone.nullish(),
  locale: z.enum(['EN', 'UR']).nullish(),
  channels: channels.nullish(),
  defaultLead: lead.transform(spelled).nullish(),
})

export const reminderFilter = z.object({
  taskId: id.nullish(),
  status: z.array(z.enum(['PENDING', 'SENT', 'FAILED', 'CANCELLED'])).nullish(),
  from: dateTime.nullish(),
  until: dateTime.nullish(),
})
export type ReminderFilter = z.infer<typeof reminderFilter>

import { z } from 'zod'
import { channels, dateTime, id, lead, timeZone } from '../../platform/input.ts'
import { spelled } from './domain/trigger.ts'

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

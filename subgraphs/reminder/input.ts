import { z } from 'zod'
import { dateTime, id } from '../../platform/input.ts'

export const reminderFilter = z.object({
  taskId: id.nullish(),
  status: z.array(z.enum(['PENDING', 'SENT', 'FAILED', 'CANCELLED'])).nullish(),
  from: dateTime.nullish(),
  until: dateTime.nullish(),
})
export type ReminderFilter = z.infer<typeof reminderFilter>

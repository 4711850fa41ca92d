import { z } from 'zod'

export const instant = z.iso.datetime({ offset: true })
export const due = z.object({ date: z.string(), time: z.string().nullable(), timeZone: z.string(), at: instant })
export const channel = z.enum(['EMAIL', 'PUSH', 'IN_APP'])

export const json = z.json()

export const changes = z
  .record(z.string(), z.object({ old: json, new: json }))
  .describe('What changed, by field: the old value and the new one.')

export const reminderSpec = z
  .object({
    lead: z.string().nullable(),
    at: instant.nullable(),
    channels: z.array(channel).nullable(),
  })
  .describe('When to remind: a time before the due (ISO 8601), or an instant of its own.')

import { z } from 'zod'

const due = z.object({ date: z.string(), time: z.string().nullable(), timeZone: z.string() })

export const task = z.object({
  id: z.string(),
  title: z.string(),
  version: z.number().int(),
  status: z.enum(['ACTIVE', 'COMPLETED', 'DELETED']),
  tags: z.array(z.string()),
  priority: z.enum(['LOW', 'MEDIUM', 'HIGH']),
  createdAt: z.coerce.date(),
  completedAt: z.coerce.date().nullable(),
  due: due.nullable(),
  recurrence: z.object({ rule: z.string(), anchor: z.enum(['DUE', 'COMPLETION']) }).nullable(),
})

/** A task as the gateway shows it to the person for whom we ask; when it was made tells it from another of its title. */
export type GatewayTask = Readonly<z.infer<typeof task>>

/** What is asked for of each, as `task` reads it. */
export const taskFields =
  'id title version status tags priority createdAt completedAt due { date time timeZone } recurrence { rule anchor }'

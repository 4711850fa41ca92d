import { z } from 'zod'
import {
  channels,
  dateTime,
  expectedVersion,
  id,
  idempotencyKey,
  lead,
  line,
  localDate,
  localTime,
  paragraph,
  timeZone,
} from '../../platform/input.ts'

const priority = z.enum(['LOW', 'MEDIUM', 'HIGH'])
const title = line(1, 500)
const description = paragraph(0, 10_000)
const due = z.object({ date: localDate, time: localTime.nullish(), timeZone: timeZone.nullish() })

const tag = line(1, 50).transform((given) => given.toLowerCase())
const tags = z
  .array(tag)
  .max(20, 'use at most 20 tags')
  .transform((given) => [...new Set(given)].sort())

const reminder = z
  .object({
    lead: lead.nullish(),
    at: dateTime.nullish(),
    channels: channels.nullish(),
  })
  .refine(({ lead, at }) => (lead == null) !== (at == null), 'give exactly one of lead and at')
  .transform(({ lead, at, channels }) => ({
    lead: lead ?? null,
    at: at?.toISOString() ?? null,
    channels: channels ?? null,
  }))

export const createTaskInput = z
  .object({
    title,
    description: description.nullish(),
    due: due.nullish(),
    priority: priority.nullish(),
    tags: tags.nullish(),
    reminders: z.array(reminder).max(10, 'use at most 10 reminders').nullish(),
    idempotencyKey,
  })
  .superRefine(({ due, reminders }, ctx) => {
    if (due) return
    for (const [index, { lead }] of (reminders ?? []).entries()) {
      if (lead == null) continue
      const message = 'give the task a due, or the reminder an instant (at)'
      ctx.addIssue({ code: 'custom', path: ['reminders', index, 'lead'], message })
    }
  })
export type CreateTaskInput = z.infer<typeof createTaskInput>

export const updateTaskInput = z.object({
  id: z.string(),
  title: title.optional(),
  description: description.nullish(),
  priority: priority.nullish(),
  tags: tags.nullish(),
  due: due.nullish(),
  expectedVersion,
})
export type UpdateTaskInput = z.infer<typeof updateTaskInput>

export const taskIdInput = z.object({ id: z.string().toLowerCase(), expectedVersion, idempotencyKey })
export type TaskIdInput = z.infer<typeof taskIdInput>

const few = <S extends z.ZodType>(of: S) => z.array(of).max(100, 'name at most 100')

export const taskFilter = z.object({
  ids: few(id).nullish(),
  status: z
    .array(z.enum(['ACTIVE', 'COMPLETED', 'DELETED']))
    .nullish()
    .transform((status) => status ?? ['ACTIVE' as const]),
  priority: z.array(priority).nullish(),
  tagsAll: few(tag).nullish(),
  tagsAny: few(tag).nullish(),
  dueFrom: dateTime.nullish(),
  dueUntil: dateTime.nullish(),
  hasDue: z.boolean().nullish(),
  isOverdue: z.boolean().nullish(),
  text: line(1, 200).nullish(),
})
export type TaskFilter = z.infer<typeof taskFilter>

export const changeFilter = z.object({
  taskIds: few(id).nullish(),
  kinds: z.array(z.enum(['CREATED', 'UPDATED', 'COMPLETED', 'DELETED'])).nullish(),
})
export type ChangeFilter = z.infer<typeof changeFilter>

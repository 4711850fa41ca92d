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
  localDateTime,
  localTime,
  paragraph,
  timeZone,
} from '../../platform/input.ts'
import { parseRule } from '../../platform/recurrence/parse-rule.ts'

const priority = z.enum(['LOW', 'MEDIUM', 'HIGH'])
const title = line(1, 500)
const description = paragraph(0, 10_000)
const due = z.object({ date: localDate, time: localTime.nullish(), timeZone: timeZone.nullish() })

const tag = line(1, 50).transform((given) => given.toLowerCase())
const tags = z
  .array(tag)
  .max(20, 'use at most 20 tags')
  .transform((given) => [...new Set(given)].sort())

/** To its one spelling, under which it is kept. */
const rule = z.string().transform((given, ctx) => {
  const parsed = parseRule(given)
  if ('text' in parsed) return parsed.text
  for (const message of parsed.problems) ctx.addIssue({ code: 'custom', message })
  return z.NEVER
})

const recurrence = z.object({
  rule,
  anchor: z.enum(['DUE', 'COMPLETION']).nullish(),
  timeZone: timeZone.nullish(),
})

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
    recurrence: recurrence.nullish(),
    parentId: id.nullish(),
    idempotencyKey,
  })
  .superRefine(({ due, reminders, recurrence }, ctx) => {
    if (due) return
    if (recurrence)
      ctx.addIssue({ code: 'custom', path: ['recurrence'], message: 'give the task a due, from which it repeats' })
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
  parentId: id.nullish(),
  due: due.nullish(),
  recurrence: recurrence.nullish(),
  expectedVersion,
  idempotencyKey,
})
export type UpdateTaskInput = z.infer<typeof updateTaskInput>

export const taskIdInput = z.object({ id: z.string().toLowerCase(), expectedVersion, idempotencyKey })
export type TaskIdInput = z.infer<typeof taskIdInput>

/** THIS is as if left out, so that a key counts the same whether it was said or not, or was sent before there was a scope. */
export const deleteTaskInput = taskIdInput.extend({
  scope: z
    .enum(['THIS', 'SERIES'])
    .nullish()
    .transform((scope) => (scope === 'SERIES' ? scope : undefined))
    .optional(),
})
export type DeleteTaskInput = z.infer<typeof deleteTaskInput>

export const rescheduleTaskInput = z.object({
  id: z.string(),
  due: due.nullish(),
  recurrence: recurrence.nullish(),
  scope: z
    .enum(['THIS', 'THIS_AND_FUTURE'])
    .nullish()
    .transform((scope) => scope ?? ('THIS' as const)),
  expectedVersion,
  idempotencyKey,
})
export type RescheduleTaskInput = z.infer<typeof rescheduleTaskInput>

const oneToHundred = <S extends z.ZodType>(of: S) =>
  z.array(of).min(1, 'name at least one').max(100, 'name at most 100')

/** One of several tasks. */
export const createTaskRow = createTaskInput.refine(({ idempotencyKey }) => idempotencyKey == null, {
  path: ['idempotencyKey'],
  error: 'leave it out: there is one for all (input.idempotencyKey)',
})

/** Each row is parsed by itself, since one that is wrong takes no other with it. */
export const createTasksInput = z.object({ tasks: oneToHundred(z.unknown()), idempotencyKey })
export type CreateTasksInput = z.infer<typeof createTasksInput>

export const taskIdsInput = z.object({
  ids: oneToHundred(z.string().toLowerCase()).refine((ids) => new Set(ids).size === ids.length, 'name each task once'),
  idempotencyKey,
})
export type TaskIdsInput = z.infer<typeof taskIdsInput>

export const undoInput = z.object({ changeId: z.string().toLowerCase(), idempotencyKey })
export type UndoInput = z.infer<typeof undoInput>

export const howMany = z.number().int().min(1, 'ask for 1 to 100 at a time').max(100, 'ask for 1 to 100 at a time')

/** What `occurrences` is asked. */
export const occurrencesInput = z.object({
  recurrence,
  start: localDateTime,
  first: howMany,
})

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
  seriesId: id.nullish(),
  parentId: id.nullish(),
  text: line(1, 200).nullish(),
})
export type TaskFilter = z.infer<typeof taskFilter>

export const changeFilter = z.object({
  taskIds: few(id).nullish(),
  kinds: z
    .array(z.enum(['CREATED', 'UPDATED', 'COMPLETED', 'REOPENED', 'DELETED', 'RESTORED', 'PURGED', 'REMINDED']))
    .nullish(),
})
export type ChangeFilter = z.infer<typeof changeFilter>

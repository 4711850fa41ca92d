import { z } from 'zod'
import { dateTime, duration, localDate, localDateTime, timeZone } from '../../platform/input.ts'
import { parseRule } from '../../platform/recurrence/parse-rule.ts'
import { intents, languages } from '../../subgraphs/conversation/interpreter/interpretation.ts'

/** Any of several where a list is given; null where the slot must be empty. */
const oneOrMore = <T extends z.ZodType>(value: T) => z.union([value, z.array(value).min(2)]).nullable()

const text = z.string().min(1)
const priority = z.enum(['LOW', 'MEDIUM', 'HIGH'])
/** A day, or a day and a time on it, where the person is. */
const moment = z.union([localDate, localDateTime])
const rule = text.refine((given) => !('problems' in parseRule(given)), 'write a rule that task takes')

const filter = z.strictObject({
  asks: z.enum(['LIST', 'COUNT', 'WHETHER_DONE', 'WHEN', 'NEXT']),
  status: z.enum(['ACTIVE', 'COMPLETED', 'ANY']),
  from: moment.nullable(),
  until: moment.nullable(),
  isOverdue: z.boolean(),
  hasDue: z.boolean().nullable(),
  isRepeating: z.boolean().nullable(),
  priority: priority.nullable(),
  tags: z.array(text),
  text: oneOrMore(text),
})

/** What of a command is judged; `meant` is how its target was pointed to, as `LAST`, or `PLACE 2` with a number. */
export const slots = z.strictObject({
  title: oneOrMore(text),
  target: oneOrMore(text),
  meant: oneOrMore(z.string().regex(/^(WORDS|LAST|LISTED|TIME|ALL|PLACE -?\d+)$/)),
  due: oneOrMore(moment),
  /** By how much the old due moves; negative for earlier. */
  shift: duration,
  rule: oneOrMore(rule),
  anchor: z.enum(['DUE', 'COMPLETION']),
  reminders: z.array(z.union([duration, dateTime.transform((at) => at.toISOString()), localDateTime])).nullable(),
  priority: priority.nullable(),
  tags: z.array(text),
  untags: z.array(text),
  scope: z.enum(['THIS', 'FUTURE', 'SERIES']),
  filter: filter.partial(),
})

const command = z.strictObject({ intent: z.enum(intents), ...slots.partial().shape })
export type ExpectedCommand = z.infer<typeof command>

const expected = z.union([z.literal('nothing'), z.array(command).min(1).max(8)])
export type Expected = z.infer<typeof expected>

/** A slot that is left out is not judged. `or` holds other answers that are as right. */
export const evaluationCase = z.strictObject({
  text,
  now: dateTime,
  timeZone,
  language: z.enum(languages),
  /** What was said just before, and how many tasks the answer to it listed, or spoke of. */
  after: z
    .strictObject({
      said: text,
      listed: z.number().int().optional(),
      spokenOf: z.number().int().optional(),
      /** Whether a reminder came since. */
      reminded: z.boolean().optional(),
    })
    .optional(),
  expect: expected,
  or: z.array(expected).min(1).optional(),
})
export type Case = z.infer<typeof evaluationCase>

import { z } from 'zod'
import { intents, languages } from '../interpreter/interpretation.ts'

const due = z.object({ date: z.string(), time: z.string().nullable(), timeZone: z.string() })
const existing = { key: z.string(), id: z.string(), title: z.string(), due: due.nullable() }

/** A task filter of the task subgraph, as far as lists are asked for; instants as RFC 3339. */
const filter = z.object({
  status: z.array(z.enum(['ACTIVE', 'COMPLETED'])),
  isOverdue: z.boolean().optional(),
  dueFrom: z.string().optional(),
  dueUntil: z.string().optional(),
  tagsAll: z.array(z.string()).optional(),
})
export type ListFilter = z.infer<typeof filter>

/**
 * One thing to do, as exact as the request that does it: with the same `key` and the same words it takes effect once,
 * however often it is sent.
 */
const step = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('create'),
    key: z.string(),
    title: z.string(),
    due: due.nullable(),
    priority: z.enum(['LOW', 'MEDIUM', 'HIGH']).nullable(),
    tags: z.array(z.string()),
    /** Plans that were stored before this was kept do not say. */
    wantsReminder: z.boolean().default(false),
  }),
  /** Plans that were stored before the version was kept have none. */
  z.object({ kind: z.literal('complete'), ...existing, version: z.number().int().nullable().default(null) }),
  z.object({ kind: z.literal('delete'), ...existing, version: z.number().int() }),
  z.object({ kind: z.literal('list'), what: z.string(), filter }),
])
export type Step = z.infer<typeof step>

export const steps = z.array(step)

/** Which way an answer came about. */
const answerers = ['INTERPRETER', 'MODEL', 'MODEL_REPAIRED', 'INTERPRETER_AFTER_MODEL_FAILED'] as const

const meaning = z.object({
  intent: z.enum(intents),
  confidence: z.number(),
  answeredBy: z.enum(answerers),
  language: z.enum(languages),
})

/** What was understood, without what is to be done about it. */
export type Meaning = z.infer<typeof meaning>

/** What a turn is about to do. It is stored before anything is done, so that doing it again does nothing else. */
export const plan = z.object({ meaning, steps, proposalId: z.string().nullable() })
export type Plan = z.infer<typeof plan>

export const changingSteps = (all: readonly Step[]): readonly Step[] => all.filter(({ kind }) => kind !== 'list')

const ofReminders = new Set<Meaning['intent']>(['SET_REMINDER', 'SNOOZE_REMINDER', 'CANCEL_REMINDER'])
const ofQueries = new Set<Meaning['intent']>(['QUERY_TASKS', 'QUERY_REMINDERS'])
const ofNothing = new Set<Meaning['intent']>(['CHITCHAT', 'UNKNOWN'])

/** Which skill an intent belongs to; null for talk. */
export function skillOf(intent: Meaning['intent']): 'TaskAgent' | 'ReminderAgent' | 'QueryAgent' | null {
  if (ofNothing.has(intent)) return null
  if (ofReminders.has(intent)) return 'ReminderAgent'
  return ofQueries.has(intent) ? 'QueryAgent' : 'TaskAgent'
}

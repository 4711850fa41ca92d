import { z } from 'zod'
import { intents, languages } from '../interpreter/interpretation.ts'
import { steps } from './step.ts'

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
export const plan = z.object({
  meaning,
  steps,
  proposalId: z.string().nullable(),
  /** The turn that this one takes back. */
  undoes: z.string().nullable().default(null),
})
export type Plan = z.infer<typeof plan>

const ofReminders = new Set<Meaning['intent']>(['SET_REMINDER', 'SNOOZE_REMINDER', 'CANCEL_REMINDER'])
const ofQueries = new Set<Meaning['intent']>(['QUERY_TASKS', 'QUERY_REMINDERS'])
const ofNothing = new Set<Meaning['intent']>(['CHITCHAT', 'UNKNOWN'])

/** Which skill an intent belongs to; null for talk. */
export function skillOf(intent: Meaning['intent']): 'TaskAgent' | 'ReminderAgent' | 'QueryAgent' | null {
  if (ofNothing.has(intent)) return null
  if (ofReminders.has(intent)) return 'ReminderAgent'
  return ofQueries.has(intent) ? 'QueryAgent' : 'TaskAgent'
}

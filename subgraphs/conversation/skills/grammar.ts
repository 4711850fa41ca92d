import { z } from 'zod'
import { commandIntents } from '../interpreter/interpretation.ts'

/** Taking back, yes and no are the person's alone. */
export const modelIntents = z.enum(commandIntents).exclude(['UNDO']).options
export type ModelIntent = (typeof modelIntents)[number]

export const mostCommands = 8

const words = z
  .string()
  .max(500)
  .nullish()
  .transform((said) => said?.trim() || null)

/** Every slot is words of the message, as said; code makes dues, rules and leads of them. */
const commandOf = <const I extends readonly ModelIntent[]>(intents: I) =>
  z.strictObject({
    intent: z.enum(intents),
    title: words,
    target: words,
    time: words,
    repetition: words,
    lead: words,
    priority: z.enum(['LOW', 'MEDIUM', 'HIGH']).nullish(),
    tags: z.array(z.string().max(50)).max(10).nullish(),
    status: z.enum(['OPEN', 'DONE', 'OVERDUE']).nullish(),
  })

const answerOf = <const I extends readonly ModelIntent[]>(intents: I) =>
  z.strictObject({
    commands: z.array(commandOf(intents)).max(mostCommands),
    /** Which question to ask back; the sentence is ours. */
    clarification: z.enum(['TITLE', 'TIME', 'TASK']).nullish(),
  })

/** What a skill may answer with, by the name that its prompt gives. */
export const outputs = {
  'task-commands': answerOf(modelIntents),
  'reminder-commands': answerOf([
    'SET_REMINDER',
    'SNOOZE_REMINDER',
    'CANCEL_REMINDER',
    'QUERY_REMINDERS',
    'CREATE_TASK',
    'RESCHEDULE_TASK',
  ]),
  'query-commands': answerOf(['QUERY_TASKS', 'QUERY_REMINDERS']),
} as const
export type Output = keyof typeof outputs

export type ModelCommands = z.infer<(typeof outputs)['task-commands']>
export type ModelCommand = ModelCommands['commands'][number]

/** As a model is given it; what it leaves out is null. */
export const jsonSchemaOf = (output: Output): object => z.toJSONSchema(outputs[output], { io: 'input' })

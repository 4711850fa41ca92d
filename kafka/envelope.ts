import { z } from 'zod'

export const actorTypes = ['user', 'assistant', 'system'] as const

/** Any event of ours as it travels: CloudEvents 1.0 in JSON, with our extensions; `data` is as its contract says. */
export const anyEvent = z.object({
  specversion: z.literal('1.0'),
  id: z.uuid(),
  source: z.string().startsWith('/subgraphs/'),
  type: z.string(),
  subject: z.string(),
  time: z.iso.datetime({ offset: true }).describe('By the clock of whoever said it.'),
  recordedtime: z.iso
    .datetime({ offset: true })
    .optional()
    .describe('By the clock of the database that wrote it down; events from before this was kept have none.'),
  datacontenttype: z.literal('application/json'),
  dataschema: z.string(),
  correlationid: z.string().describe('The same for all that followed from one request.'),
  causationid: z.string().optional().describe('The `id` of the event that this one followed from.'),
  actortype: z.enum(actorTypes),
  actorid: z.string().describe('Who did it.'),
  ownerid: z.string().describe('Whose it is.'),
  aggregateversion: z
    .number()
    .int()
    .min(0)
    .describe('Of what changed, a reminder say: a later change has a higher one. 0 where nothing has versions.'),
  traceparent: z.string().optional().describe('W3C Trace Context.'),
  data: z.unknown(),
})
export type AnyEvent = z.infer<typeof anyEvent>

/** A topic's contract: its name, and the shape of each event's data. */
export type Topic<Shapes extends Record<string, z.ZodType> = Record<string, z.ZodType>> = Readonly<{
  name: string
  /** What keeps events in order: all of one subject, or all of one owner. */
  key: 'subject' | 'owner'
  version: number
  events: Shapes
}>

/** An event of a topic, or of one of several, told apart by its `type`. */
export type EventOf<T extends Topic> = T extends Topic
  ? {
      [Type in keyof T['events'] & string]: Omit<AnyEvent, 'type' | 'data'> & {
        type: Type
        data: z.infer<T['events'][Type]>
      }
    }[keyof T['events'] & string]
  : never

/** A fact before it is put in its envelope. */
export type Fact<T extends Topic> = {
  [Type in keyof T['events'] & string]: Readonly<{
    type: Type
    subject: string
    version: number
    data: z.input<T['events'][Type]>
  }>
}[keyof T['events'] & string]

/** Who and what made something happen; it ends up on each event and in the audit. */
export type Cause = Readonly<{
  ownerId: string
  actor: Readonly<{ type: 'USER' | 'ASSISTANT' | 'SYSTEM'; id: string }>
  correlationId: string
  causationId?: string | undefined
  traceparent?: string | undefined
  now: Date
}>

/** The contract that an event's data keeps, and its version: `tickler:task-events:task.created:1`. */
export const dataSchema = (topic: Topic, type: string): string => `tickler:${topic.name}:${type}:${topic.version}`

/** What a consumer does because of `event` is done for the same owner, by us; `job` says which of us: `schedule-reminders`. */
export const causeOf = (event: Omit<AnyEvent, 'data'>, now: Date, job: string): Cause => ({
  ownerId: event.ownerid,
  actor: { type: 'SYSTEM', id: `system/${job}` },
  correlationId: event.correlationid,
  causationId: event.id,
  traceparent: event.traceparent,
  now,
})

import { z } from 'zod'
import { type Database, statement } from '../../platform/database.ts'
import { question } from './domain/command.ts'
import { type Memory, memoryOf, noMemory } from './domain/discourse.ts'
import { type Effect, effects } from './domain/effect.ts'
import { type Plan, plan } from './domain/plan.ts'

type Here = Readonly<{ id: string; ownerId: string; conversationId: string; number: number }>

const heard = z.array(
  z.object({
    taskIds: z.array(z.string()),
    listed: z.number().int(),
    intent: z.string().nullable(),
    reminderId: z.string().nullable(),
    question: question.nullable(),
  }),
)

/** So many answers back words may point. */
const mostHeard = 20

// As it was when the turn's message was said.
const findHeard = statement(
  `select task_ids as "taskIds", listed, intent, reminder_id as "reminderId", question from conversation.message
   where owner_id = $1 and conversation_id = $2 and role = 'ASSISTANT' and number < $3 order by number desc limit ${mostHeard}`,
)
// A turn that is not done may have changed what nobody knows yet.
const findChanging = statement(
  `select id, effects, plan from conversation.turn
   where owner_id = $1 and conversation_id = $2 and id < $3 and undone_by is null
     and (effects <> '[]' or (effects is null and plan is not null and status <> 'DONE'))
   order by id desc limit 1`,
)
const changing = z.object({ id: z.string(), effects: effects.nullable(), plan: plan.nullable() })
type Changing = Readonly<{ id: string; effects: readonly Effect[] | null; plan: Plan | null }>

/** What a conversation remembers, out of its log. */
export const turnMemory = (db: Database) => ({
  memory: async ({ ownerId, conversationId, number }: Here): Promise<Memory> =>
    number === 1
      ? noMemory
      : memoryOf(heard.parse(await db.asOwner(ownerId, findHeard, [ownerId, conversationId, number]))),

  /** The newest turn that changed something and was not taken back; its effects are null where nobody knows them. */
  lastChanging: async ({ ownerId, conversationId, id }: Here): Promise<Changing | null> =>
    changing.nullable().parse((await db.asOwner(ownerId, findChanging, [ownerId, conversationId, id]))[0] ?? null),
})

import { taskUpdates } from '../../kafka/contracts/task-updates.contract.ts'
import type { Cause } from '../../kafka/envelope.ts'
import { enqueue, outboxRows } from '../../kafka/outbox.ts'
import { type Database, type Sql, statement } from '../../platform/database.ts'
import { type ConversationRow, conversationColumns, type MessageRow, messageColumns } from './conversation.entity.ts'
import type { Question } from './interpreter/interpreter.ts'

export const schema = 'conversation'
export const source = '/subgraphs/conversation'

const findConversations = statement(
  `select ${conversationColumns} from conversation.conversation where owner_id = $1 and id = any($2::uuid[])`,
)
const findMessages = statement(
  `select ${messageColumns} from conversation.message where owner_id = $1 and id = any($2::uuid[])`,
)
const findAfter = statement(
  `select ${messageColumns} from conversation.message
   where owner_id = $1 and conversation_id = $2 and number > $3 order by number limit $4`,
)
// Each conversation asks for its own page.
const findPages = statement(
  `select asked.place, message.*
   from unnest($2::uuid[], $3::integer[], $4::integer[]) with ordinality asked(conversation_id, after, most, place)
   cross join lateral (
     select ${messageColumns} from conversation.message
     where owner_id = $1 and conversation_id = asked.conversation_id and number > asked.after
     order by number limit asked.most
   ) message
   order by asked.place, message.number`,
)
const findLast = statement(`select last_number as last from conversation.conversation where owner_id = $1 and id = $2`)
const findPreference = statement(
  `select time_zone as "timeZone", locale from conversation.preference where owner_id = $1`,
)

const findOpenTurn = statement(
  `select turn.id, number, draft, position from conversation.turn join conversation.message using (id)
   where turn.owner_id = $1 and turn.conversation_id = $2 and status = 'OPEN' order by turn.id limit 1`,
)

/** A turn that somebody is at: the number of its message, and what there is of its reply. `position`: how many wait before it. */
export type OpenTurn = Readonly<{ id: string; number: number; draft: string; position: number | null }>

/** Up to `most` messages behind number `after`. */
export type PageAsked = Readonly<{ conversationId: string; after: number; most: number }>

export type Preference = Readonly<{ timeZone: string; locale: 'EN' | 'UR' }>

/** What is read of conversations; every statement names the owner, and row-level security checks it again. */
export function conversationStore(db: Database) {
  const conversations = (ownerId: string, ids: readonly string[]) =>
    db.asOwner<ConversationRow>(ownerId, findConversations, [ownerId, ids])

  const messages = (ownerId: string, ids: readonly string[]) =>
    db.asOwner<MessageRow>(ownerId, findMessages, [ownerId, ids])

  const messagesAfter = (ownerId: string, conversationId: string, number: number, limit: number) =>
    db.asOwner<MessageRow>(ownerId, findAfter, [ownerId, conversationId, number, limit])

  /** In the order of `asked`. */
  const pages = async (ownerId: string, asked: readonly PageAsked[]): Promise<MessageRow[][]> => {
    const rows = await db.asOwner<MessageRow & { place: number }>(ownerId, findPages, [
      ownerId,
      asked.map(({ conversationId }) => conversationId),
      asked.map(({ after }) => after),
      asked.map(({ most }) => most),
    ])
    const byPlace = Map.groupBy(rows, ({ place }) => place)
    return asked.map((_, index) => byPlace.get(index + 1) ?? [])
  }

  /** 0 for a conversation that does not exist, as for one that is not theirs. */
  const lastNumber = async (ownerId: string, conversationId: string) =>
    (await db.asOwner<{ last: number }>(ownerId, findLast, [ownerId, conversationId]))[0]?.last ?? 0

  /** The oldest, where several were begun. */
  const openTurn = async (ownerId: string, conversationId: string): Promise<OpenTurn | null> =>
    (await db.asOwner<OpenTurn>(ownerId, findOpenTurn, [ownerId, conversationId]))[0] ?? null

  const preference = async (ownerId: string): Promise<Preference | null> =>
    (await db.asOwner<Preference>(ownerId, findPreference, [ownerId]))[0] ?? null

  return { conversations, messages, messagesAfter, pages, lastNumber, openTurn, preference }
}
export type ConversationStore = ReturnType<typeof conversationStore>

const advance = statement(
  `update conversation.conversation set last_number = last_number + 1, last_message_at = greatest(last_message_at, $3)
   where owner_id = $1 and id = $2 returning last_number as number`,
)
const insert = statement(
  `insert into conversation.message (id, owner_id, conversation_id, number, role, content, created_at, intent, skill, confidence,
     answered_by, processing_time_ms, clarification_needed, task_ids, proposal_id,
     reminder_id, question, listed)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
)

/** With what it asks and how many tasks it numbers, which only the turns that follow read. */
export type NewMessage = Omit<MessageRow, 'number'> & Readonly<{ question: Question | null; listed: number }>

/** What a message is before anybody has made something of it. */
export const plainMessage = {
  intent: null,
  skill: null,
  confidence: null,
  answeredBy: null,
  processingTimeMs: null,
  clarificationNeeded: false,
  taskIds: [],
  proposalId: null,
  reminderId: null,
  question: null,
  listed: 0,
} satisfies Partial<NewMessage>

/** Adds a message behind the last one, and says so to whoever reads live; false when there is no such conversation of theirs. */
export async function addMessage(tx: Sql, message: NewMessage, cause: Cause): Promise<boolean> {
  const { ownerId, conversationId, createdAt } = message
  const [next] = await tx.query<{ number: number }>(advance, [ownerId, conversationId, createdAt])
  if (!next) return false

  await tx.query(insert, [
    message.id,
    ownerId,
    conversationId,
    next.number,
    message.role,
    message.content,
    createdAt,
    message.intent,
    message.skill,
    message.confidence,
    message.answeredBy,
    message.processingTimeMs,
    message.clarificationNeeded,
    message.taskIds,
    message.proposalId,
    message.reminderId,
    message.question && JSON.stringify(message.question),
    message.listed,
  ])
  const nudge = { type: 'message.added', subject: conversationId, version: next.number, data: {} } as const
  await enqueue(tx, schema, outboxRows(taskUpdates, [nudge], cause, source))
  return true
}

import { type Database, statement } from '../../platform/database.ts'
import { type ConversationRow, conversationColumns, type MessageRow, messageColumns } from './conversation.entity.ts'

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

import DataLoader from 'dataloader'
import type { Connection, PageArguments } from '../../platform/connection.ts'
import { isId } from '../../platform/id.ts'
import type { ConversationRow, MessageRow } from './conversation.entity.ts'
import type { Proposal } from './domain/proposal.ts'
import type { InterpretInput } from './input.ts'
import type { MessageFeed } from './message.feed.ts'
import type { ReplyStreams } from './reply.stream.ts'
import type { TurnService } from './turn.service.ts'
import type { Understood } from './understanding.ts'

/** One request's view: everything here is bound to the one who asks. */
export type ConversationContext = Readonly<{
  ownerId: string
  now: () => Date
  /** The person's language, English where none is known. */
  locale: () => Promise<'EN' | 'UR'>
  turns: () => TurnService
  /** Throws NOT_FOUND. */
  deleteConversation: (id: string) => Promise<ConversationRow>
  interpret: (input: InterpretInput) => Promise<Understood>
  conversations: (page: PageArguments) => Promise<Connection<ConversationRow>>
  feed: MessageFeed
  replies: ReplyStreams
  /** Batched over the request. */
  messagesOf: ReturnType<MessageFeed['pagesFor']>
  conversationById: ById<ConversationRow>
  messageById: ById<MessageRow>
  proposalById: ById<Proposal>
}>

/** Batched; null for what is not there or not theirs. Nothing is kept, as a subscription's request is as long as it lives. */
export type ById<T> = DataLoader<string, T | null>

export const byId = <T extends { id: string }>(read: (ids: readonly string[]) => Promise<readonly T[]>): ById<T> =>
  new DataLoader(
    async (ids) => {
      const found = new Map((await read(ids.filter(isId))).map((row) => [row.id, row]))
      return ids.map((id) => found.get(id.toLowerCase()) ?? null)
    },
    { cache: false },
  )

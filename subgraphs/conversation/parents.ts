// What resolvers pass on for the types of the schema.
import type { Connection } from '../../platform/connection.ts'
import type { ConversationRow, MessageRow } from './conversation.entity.ts'
import type { Proposal } from './domain/proposal.ts'
import type { StreamedChunk } from './reply.stream.ts'
import type { Exchange } from './turn.closing.ts'

export type ConversationParent = ConversationRow
export type MessageParent = MessageRow
export type MessageAddedParent = MessageRow
export type ProposalParent = Proposal
export type SendMessagePayloadParent = Exchange
export type ReplyChunkParent = StreamedChunk
export type ConversationConnectionParent = Connection<ConversationRow>
export type MessageConnectionParent = Connection<MessageRow>

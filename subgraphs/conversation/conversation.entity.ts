import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql'
import type { Meaning } from './domain/plan.ts'

export const ConversationEntity = defineEntity({
  name: 'Conversation',
  tableName: 'conversation',
  properties: {
    id: p.uuid().primary(),
    ownerId: p.text(),
    title: p.text().strictNullable(),
    lastNumber: p.integer(),
    createdAt: p.datetime(),
    lastMessageAt: p.datetime(),
  },
})
export type ConversationRow = InferEntity<typeof ConversationEntity>

/** `number` counts within the conversation, without a gap; user and assistant messages alike. */
export const MessageEntity = defineEntity({
  name: 'Message',
  tableName: 'message',
  properties: {
    id: p.uuid().primary(),
    ownerId: p.text(),
    conversationId: p.uuid(),
    number: p.integer(),
    role: p.text().$type<'USER' | 'ASSISTANT' | 'SYSTEM'>(),
    content: p.text(),
    createdAt: p.datetime(),
    intent: p.text().$type<Meaning['intent']>().strictNullable(),
    skill: p.text().strictNullable(),
    confidence: p.float().strictNullable(),
    answeredBy: p.text().$type<Meaning['answeredBy']>().strictNullable(),
    processingTimeMs: p.integer().strictNullable(),
    clarificationNeeded: p.boolean(),
    taskIds: p.array(),
    proposalId: p.uuid().strictNullable(),
    /** Of what it reminds, when it says that one fired. */
    reminderId: p.uuid().strictNullable(),
  },
})
export type MessageRow = InferEntity<typeof MessageEntity>

/** A row's columns for hand-written SQL, named as in `ConversationRow`. */
export const conversationColumns = `id, owner_id as "ownerId", title, last_number as "lastNumber", created_at as "createdAt",
  last_message_at as "lastMessageAt"`

/** Named as in `MessageRow`. */
export const messageColumns = `id, owner_id as "ownerId", conversation_id as "conversationId", number, role, content,
  created_at as "createdAt", intent, skill, confidence, answered_by as "answeredBy", processing_time_ms as "processingTimeMs",
  clarification_needed as "clarificationNeeded", task_ids as "taskIds", proposal_id as "proposalId",
  reminder_id as "reminderId"`

import { eventTables } from '../../../kafka/tables.ts'
import { ownedTable } from '../../../platform/row-security.ts'

const ofConversation = 'conversation_id uuid not null references conversation.conversation on delete cascade'

export const conversations = {
  name: '0001-conversations',
  statements: [
    `create table conversation.conversation (
      id uuid primary key,
      owner_id text not null,
      title text,
      last_number integer not null,
      created_at timestamptz not null,
      last_message_at timestamptz not null
    )`,
    `create index conversation_by_last_message on conversation.conversation (owner_id, last_message_at, id)`,
    ...ownedTable('conversation', 'conversation', 'select, insert, update'),
    `create table conversation.message (
      id uuid primary key,
      owner_id text not null,
      ${ofConversation},
      number integer not null,
      role text not null check (role in ('USER', 'ASSISTANT', 'SYSTEM')),
      content text not null,
      created_at timestamptz not null,
      intent text,
      skill text,
      confidence double precision,
      answered_by text,
      processing_time_ms integer,
      clarification_needed boolean not null,
      task_ids uuid[] not null,
      proposal_id uuid,
      unique (conversation_id, number)
    )`,
    ...ownedTable('conversation', 'message', 'select, insert'),
    // A turn has the id of the message that opened it. `lease_until` says until when somebody is surely at it.
    `create table conversation.turn (
      id uuid primary key references conversation.message on delete cascade,
      owner_id text not null,
      ${ofConversation},
      status text not null check (status in ('OPEN', 'DONE', 'FAILED')),
      is_keyed boolean not null,
      time_zone text not null,
      locale text not null,
      decision text check (decision in ('CONFIRM', 'REJECT')),
      proposal_id uuid,
      plan jsonb,
      reply_id uuid,
      fence integer not null,
      lease_until timestamptz not null,
      correlation_id text not null
    )`,
    `create index turn_open on conversation.turn (lease_until) where status = 'OPEN'`,
    ...ownedTable('conversation', 'turn', 'select, insert, update'),
    `create table conversation.idempotency_key (
      owner_id text not null,
      mutation text not null,
      key text not null,
      input_hash text not null,
      turn_id uuid not null,
      created_at timestamptz not null default now(),
      primary key (owner_id, mutation, key)
    )`,
    `create index idempotency_key_by_age on conversation.idempotency_key (created_at)`,
    ...ownedTable('conversation', 'idempotency_key', 'select, insert, update'),
    `create table conversation.proposal (
      id uuid primary key,
      owner_id text not null,
      ${ofConversation},
      summary text not null,
      commands jsonb not null,
      steps jsonb not null,
      status text not null check (status in ('OPEN', 'CONFIRMED', 'REJECTED', 'VOID')),
      is_carried_out boolean not null default false,
      version integer not null,
      expires_at timestamptz not null
    )`,
    `create index proposal_by_conversation on conversation.proposal (conversation_id, id)`,
    ...ownedTable('conversation', 'proposal', 'select, insert, update'),
    `create table conversation.preference (
      owner_id text primary key,
      time_zone text not null,
      locale text not null,
      version integer not null
    )`,
    ...ownedTable('conversation', 'preference', 'select'),
    ...eventTables('conversation'),
  ],
}

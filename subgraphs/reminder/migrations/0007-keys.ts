import { ownedTable } from '../../../platform/row-security.ts'

/**
 * Reminders change by requests, too. A key's `answer` is the reminder as it then was; `plan` is what was set out to be done
 * while it waits for its answer.
 */
export const keys = {
  name: '0007-keys',
  statements: [
    `create table reminder.idempotency_key (
      owner_id text not null,
      mutation text not null,
      key text not null,
      input_hash text not null,
      plan jsonb,
      answer jsonb,
      created_at timestamptz not null default now(),
      primary key (owner_id, mutation, key)
    )`,
    `create index idempotency_key_created_at on reminder.idempotency_key using brin (created_at)`,
    ...ownedTable('reminder', 'idempotency_key', 'select, insert, update, delete'),
    `grant insert, update on reminder.reminder, reminder.task to reminder`,
  ],
}

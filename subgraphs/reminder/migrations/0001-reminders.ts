import { eventTables } from '../../../kafka/tables.ts'
import { handledTable } from '../../../platform/handled.ts'
import { ownedTable } from '../../../platform/row-security.ts'

/**
 * `claim_at` is from when on a scheduler may claim a pending reminder: its time, the end of a lease, or the next try. `fence`
 * grows with each claim and each change, so that whoever was given an older one finds nothing to finish.
 */
export const reminders = {
  name: '0001-reminders',
  statements: [
    `create table reminder.reminder (
      id uuid primary key,
      owner_id text not null,
      task_id uuid not null,
      lead text,
      trigger_at timestamptz not null,
      status text not null check (status in ('PENDING', 'SENT', 'FAILED', 'CANCELLED')),
      cancel_reason text check ((cancel_reason is not null) = (status = 'CANCELLED')),
      channels text[] not null,
      sent_at timestamptz,
      snoozed_until timestamptz,
      retry_count integer not null default 0,
      last_retry_at timestamptz,
      created_at timestamptz not null,
      version integer not null,
      correlation_id text not null,
      causation_id text not null,
      claim_at timestamptz not null,
      fence bigint not null default 0
    )`,
    `create index reminder_to_claim on reminder.reminder (claim_at) where status = 'PENDING'`,
    `create index reminder_by_time on reminder.reminder (owner_id, trigger_at, id)`,
    `create index reminder_by_task on reminder.reminder (task_id, trigger_at, id)`,
    ...ownedTable('reminder', 'reminder', 'select'),
    // What the newest of a task's events said; \`is_planned\` once it has the reminders that its first event asked for.
    `create table reminder.task (
      id uuid primary key,
      owner_id text not null,
      version integer not null,
      status text not null,
      due jsonb,
      since timestamptz not null,
      is_planned boolean not null
    )`,
    ...ownedTable('reminder', 'task', 'select'),
    `create table reminder.delivery (
      id uuid primary key default uuidv7(),
      owner_id text not null,
      reminder_id uuid not null references reminder.reminder,
      key text not null unique,
      channel text not null,
      destination text,
      status text not null check (status in ('PENDING', 'RETRYING', 'ACCEPTED', 'FAILED', 'SKIPPED')),
      is_confirmed boolean not null,
      attempts integer not null,
      last_error text,
      created_at timestamptz not null default now(),
      accepted_at timestamptz
    )`,
    `create index delivery_by_reminder on reminder.delivery (reminder_id)`,
    ...ownedTable('reminder', 'delivery', 'select'),
    `create table reminder.fired_head (owner_id text primary key, last bigint not null)`,
    ...ownedTable('reminder', 'fired_head', 'select'),
    `create table reminder.fired (
      owner_id text not null,
      number bigint not null,
      id uuid not null unique,
      reminder_id uuid not null,
      at timestamptz not null,
      is_late boolean not null,
      is_confirmed boolean not null,
      primary key (owner_id, number)
    )`,
    ...ownedTable('reminder', 'fired', 'select'),
    // Null is what was never said, or cleared; a lead alone has a null of its own, for no reminder.
    `create table reminder.preference (
      owner_id text primary key,
      time_zone text,
      locale text,
      channels text[],
      default_lead text,
      email text,
      email_verified_at timestamptz,
      quiet_from text,
      quiet_until text,
      nag_every text,
      morning_digest_at text,
      version integer not null
    )`,
    ...ownedTable('reminder', 'preference', 'select, insert, update'),
    ...handledTable('reminder'),
    ...eventTables('reminder'),
  ],
}

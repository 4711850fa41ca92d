import { eventTables } from '../../../kafka/tables.ts'
import { ownedTable } from '../../../platform/row-security.ts'

/** Laid out for what comes: repetition hangs on `series_id` and `occurrence`, sub-tasks on `parent_id`, undo on `change.before`. */
export const tasks = {
  name: '0001-tasks',
  statements: [
    `create table task.task (
      id uuid primary key,
      owner_id text not null,
      title text not null,
      description text,
      status text not null check (status in ('ACTIVE', 'COMPLETED', 'DELETED')),
      priority smallint not null check (priority between 1 and 3),
      tags text[] not null default '{}',
      due_date text,
      due_time text,
      due_zone text,
      due_at timestamptz,
      due_starts_at timestamptz,
      parent_id uuid,
      series_id uuid,
      occurrence text,
      version integer not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      completed_at timestamptz,
      deleted_at timestamptz,
      last_reminded_at timestamptz,
      unique (series_id, occurrence)
    )`,
    `create index task_by_due on task.task (owner_id, status, due_at nulls last, id)`,
    `create index task_by_creation on task.task (owner_id, created_at, id)`,
    ...ownedTable('task', 'task', 'select, insert, update'),
    `create table task.feed (owner_id text primary key, last bigint not null)`,
    ...ownedTable('task', 'feed', 'select, insert, update'),
    `create table task.change (
      owner_id text not null,
      number bigint not null,
      id uuid not null unique,
      task_id uuid not null,
      kind text not null,
      at timestamptz not null,
      actor_type text not null,
      actor_id text not null,
      changed text[] not null,
      before jsonb,
      correlation_id text not null,
      primary key (owner_id, number)
    )`,
    ...ownedTable('task', 'change', 'select, insert'),
    `create table task.idempotency_key (
      owner_id text not null,
      mutation text not null,
      key text not null,
      input_hash text not null,
      answer jsonb not null,
      created_at timestamptz not null,
      primary key (owner_id, mutation, key)
    )`,
    ...ownedTable('task', 'idempotency_key', 'select, insert'),
    `create table task.preference (
      owner_id text primary key,
      time_zone text not null,
      locale text not null,
      version integer not null
    )`,
    ...ownedTable('task', 'preference', 'select'),
    ...eventTables('task'),
  ],
}

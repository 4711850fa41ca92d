import { eventTables } from '../../../kafka/tables.ts'
import { handledTable } from '../../../platform/handled.ts'
import { ownedTable } from '../../../platform/row-security.ts'

/** Always: even a superuser who plays a replica (`session_replication_role`) is refused. */
const refuse = (what: 'update' | 'delete' | 'truncate') => [
  `create trigger no_${what} before ${what} on audit.audit_logs for each statement execute function audit.refuse()`,
  `alter table audit.audit_logs enable always trigger no_${what}`,
]

/** `audit_logs` only grows; each refusal is a trigger of its own, so that retiring old entries can replace just that of delete. */
export const audit = {
  name: '0001-audit',
  statements: [
    `create table audit.audit_logs (
      id uuid primary key,
      event_id uuid not null unique,
      owner_id text not null,
      sequence integer not null check (sequence > 0),
      at timestamptz not null,
      entity_type text not null,
      entity_id text not null,
      action text not null,
      actor_type text not null check (actor_type in ('USER', 'ASSISTANT', 'SYSTEM')),
      actor_id text not null,
      old_values jsonb,
      new_values jsonb not null,
      correlation_id text not null,
      previous_hash text not null check (previous_hash ~ '^[0-9a-f]{64}$'),
      hash text not null check (hash ~ '^[0-9a-f]{64}$'),
      unique (owner_id, sequence)
    )`,
    `create index audit_logs_by_entity on audit.audit_logs (owner_id, entity_type, entity_id, sequence)`,
    `create index audit_logs_by_time on audit.audit_logs (owner_id, at)`,
    `create index audit_logs_by_correlation on audit.audit_logs (owner_id, correlation_id)`,
    ...ownedTable('audit', 'audit_logs', 'select'),
    `revoke update, delete on audit.audit_logs from audit_worker`,
    `create function audit.refuse() returns trigger language plpgsql as $$
      begin
        raise exception 'audit_logs is append-only: % is refused', lower(tg_op) using errcode = 'insufficient_privilege';
      end $$`,
    ...(['update', 'delete', 'truncate'] as const).flatMap(refuse),
    `create table audit.events (
      id uuid primary key,
      type text not null,
      topic text not null,
      source text not null,
      owner_id text not null,
      correlation_id text not null,
      payload jsonb not null,
      status text not null check (status in ('PROCESSED', 'FAILED', 'RETRYING')),
      error text,
      created_at timestamptz not null,
      processed_at timestamptz
    )`,
    `create index events_by_owner on audit.events (owner_id, created_at, id)`,
    `create index events_by_time on audit.events (created_at, id)`,
    `create index events_by_correlation on audit.events (correlation_id)`,
    ...ownedTable('audit', 'events', 'select'),
    ...handledTable('audit'),
    ...eventTables('audit'),
  ],
}

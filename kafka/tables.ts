// A queue's rows live for moments: vacuum by count rather than by share, at full speed, and never lock the table to shrink it.
const queue = `(
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000,
  autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 10000,
  autovacuum_vacuum_cost_delay = 0, vacuum_truncate = off
)`

/**
 * DDL of a subgraph's own event tables, for one of its migrations, run by `<schema>_owner`. The service role may say
 * something (insert into `outbox`) and do nothing else here; the worker role does the rest.
 */
export const eventTables = (schema: string): string[] => [
  `create table ${schema}.outbox (
    position bigint generated always as identity primary key,
    topic text not null,
    key text not null,
    event jsonb not null,
    created_at timestamptz not null default now()
  ) with ${queue}`,
  `create table ${schema}.outbox_mark (
    position bigint not null,
    consumer text not null,
    primary key (position, consumer)
  ) with ${queue}`,
  `create table ${schema}.inbox (
    consumer text not null,
    event_id uuid not null,
    handled_at timestamptz not null default now(),
    primary key (consumer, event_id)
  ) with ${queue}`,
  `create index inbox_handled_at on ${schema}.inbox using brin (handled_at)`,
  `create table ${schema}.dead_letter (
    id uuid primary key default uuidv7(),
    consumer text not null,
    topic text not null,
    key text,
    place text not null,
    body bytea,
    headers jsonb not null,
    error text not null,
    attempts int not null,
    created_at timestamptz not null default now(),
    unique (consumer, place)
  )`,
  `grant insert on ${schema}.outbox to ${schema}`,
  `grant all on ${schema}.outbox, ${schema}.outbox_mark, ${schema}.inbox, ${schema}.dead_letter to ${schema}_worker`,
]

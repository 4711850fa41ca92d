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

/** How many days what was published is kept, a day longer than the topics keep it; one more day's rows are being emptied. */
export const sentDays = 8
export const sentSlots = sentDays + 1

/**
 * DDL of what came with a broker and with releases side by side, for a later migration:
 * - `outbox_sent` keeps what a broker has taken, should it lose its log. A ring of days, each emptied at once: no row is deleted.
 * - `broker_log` is how far each log had come, and whether it was found shorter since.
 * - `relay_lease` says which process publishes.
 * - `kept_aside` holds what a group is to handle later: events of a newer release (`version` says which; what comes behind
 *   them with the same key waits with them, hence `holds`), and dead letters that are to be tried again.
 * - A place is no longer what keeps a dead letter single, the inbox is: a broker that lost its log numbers anew.
 */
export const brokerTables = (schema: string): string[] => [
  `create table ${schema}.outbox_sent (
    slot int not null,
    position bigint not null,
    topic text not null,
    key text not null,
    event jsonb not null,
    created_at timestamptz not null,
    sent_at timestamptz not null default now()
  ) partition by list (slot)`,
  ...Array.from({ length: sentSlots }, (_, slot) => [
    `create table ${schema}.outbox_sent_${slot} partition of ${schema}.outbox_sent for values in (${slot})`,
    `create index on ${schema}.outbox_sent_${slot} using brin (sent_at)`,
    `grant all on ${schema}.outbox_sent_${slot} to ${schema}_worker`,
  ]).flat(),
  `create table ${schema}.broker_log (
    topic text not null,
    partition int not null,
    cluster text not null,
    next_offset bigint not null,
    lost_at timestamptz,
    primary key (topic, partition)
  )`,
  `create table ${schema}.relay_lease (
    is_only boolean primary key default true check (is_only),
    holder int not null,
    until timestamptz not null
  )`,
  `create table ${schema}.kept_aside (
    position bigint generated always as identity primary key,
    consumer text not null,
    topic text not null,
    key text,
    place text not null,
    body bytea,
    headers jsonb not null,
    event_id uuid,
    version int,
    reason text not null,
    holds boolean not null,
    created_at timestamptz not null default now()
  )`,
  `create index kept_aside_key on ${schema}.kept_aside (consumer, key) where holds`,
  `alter table ${schema}.dead_letter drop constraint dead_letter_consumer_place_key,
    add event_id uuid, add published_at timestamptz`,
  `create index dead_letter_unpublished on ${schema}.dead_letter (id) where published_at is null`,
  `grant all on ${schema}.outbox_sent, ${schema}.broker_log, ${schema}.relay_lease, ${schema}.kept_aside to ${schema}_worker`,
]

/** DDL for a later migration: what a group kept is gone through in order, and as far as it is ripe. */
export const keptAsideIndexes = (schema: string): string[] => [
  `create index kept_aside_order on ${schema}.kept_aside (consumer, position)`,
  `create index kept_aside_newer on ${schema}.kept_aside (consumer, key, position) where holds and version is not null`,
]

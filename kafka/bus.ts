import type { Database, Sql } from '../platform/database.ts'
import type { AnyEvent, EventOf, Topic } from './envelope.ts'

/** What a transport hands over: bytes that nobody has looked at yet, and where they came from. */
export type Raw = Readonly<{
  topic: string
  key: string | null
  /** Null where a transport has no body at all. */
  body: Uint8Array | null
  headers: Readonly<Record<string, string>>
  /** Where it stands, for people: `task-events/2@118`, `task.outbox#118`. */
  place: string
}>

/**
 * A durable subscription: each event takes effect exactly once per group. `handle` gets a batch inside one transaction
 * that also holds its inbox rows; it may be called again for the same events when the transaction did not commit.
 */
export type Consumer<T extends Topic = Topic> = Readonly<{
  /** `<subgraph>.<purpose>`, for instance `reminder.tasks`. */
  group: string
  topics: readonly T[]
  handle(events: readonly EventOf<T>[], tx: Sql): Promise<void>
  /** After the commit that made them true; for waking whoever waits. Must not throw. */
  committed?(events: readonly EventOf<T>[]): void
}>

/** Hears each event from now on, in this process alone, and may miss some: only ever a nudge to go and read. */
export type Listener = (event: AnyEvent) => void

export interface EventBus {
  /** Carries away what this subgraph's outbox holds, from now until `stop`. */
  carry(outbox: Mailbox): void
  subscribe<T extends Topic>(consumer: Consumer<T>, inbox: Mailbox): void
  broadcast(topic: Topic, listener: Listener): void
  /** Starts delivering; everything is registered before. */
  start(): Promise<void>
  /** There may be rows in an outbox (of `schema`, or any): look now, rather than within the second. Call it after the commit. */
  nudge(schema?: string): void
  /** Resolves when nothing is in the middle of being handled. */
  stop(): Promise<void>
  /** Null while all is well, else one line for `/ready`. */
  trouble(): string | null
  /** Rejects when it cannot go on, and the process is to end; a bus that never ends by itself has none. */
  failed?: Promise<never>
}

/** A subgraph's own tables for events (`outbox`, `inbox`, `dead_letter` …), reached by its worker role. */
export type Mailbox = Readonly<{ schema: string; worker: Database }>

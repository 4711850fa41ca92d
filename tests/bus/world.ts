import { inject, onTestFinished } from 'vitest'
import type { Consumer, EventBus, Listener, Mailbox } from '../../kafka/bus.ts'
import { enqueue, type OutboxRow, outboxRows } from '../../kafka/outbox.ts'
import { brokerTables, eventTables, keptAsideIndexes } from '../../kafka/tables.ts'
import type { Database, Sql } from '../../platform/database.ts'
import { type Failpoints, noFailpoints } from '../../platform/failpoint.ts'
import { newId } from '../../platform/id.ts'
import { createLog } from '../../platform/log.ts'
import { migrate } from '../../platform/migrations.ts'
import { provision } from '../../platform/provision.ts'
import { freshDatabase, type TestDatabase } from '../support/database.ts'
import { passwordOf } from '../support/template.ts'
import type { BusMaker } from './bus-maker.ts'
import type { Counted } from './counter.ts'
import { type Things, thingsTopic } from './world.topic.ts'

/** Two subgraphs: `said` speaks, `heard` keeps the effects. */
export async function provisionWorld(database: TestDatabase): Promise<void> {
  await provision({ adminUrl: inject('postgres'), database: database.name, subgraphs: ['said', 'heard'], passwordOf })
  const effects = [
    'create table heard.effect (id bigint generated always as identity, consumer text, event_id uuid, subject text, n int)',
    'grant all on heard.effect to heard_worker',
  ]
  for (const schema of ['said', 'heard']) {
    const statements = [
      ...eventTables(schema),
      ...brokerTables(schema),
      ...keptAsideIndexes(schema),
      ...(schema === 'heard' ? effects : []),
    ]
    await migrate({ url: database.url(`${schema}_owner`), schema, migrations: [{ name: '001', statements }] })
  }
}

type Parts = Readonly<{ consumers?: readonly Consumer[]; listeners?: readonly Listener[]; failpoint?: Failpoints }>

export type World = Readonly<{
  database: TestDatabase
  things: Things
  said: Mailbox
  heard: Mailbox
  producer: Database
  /** A started bus, which ends with the test. */
  start: (parts: Parts) => Promise<EventBus>
  /** `as` the contract of another version has it. */
  rows: (counted: readonly Counted[], as?: Things) => OutboxRow[]
  /** Commits events, and tells the buses that run here. */
  say: (...counted: Counted[]) => Promise<void>
  /** What happened in `heard`, in the order in which it did. */
  effects: (group?: string) => Promise<Counted[]>
  deadLetters: () => Promise<DeadLetterRow[]>
  /** What is kept for a newer release, in order. */
  keptAside: () => Promise<KeptRow[]>
  waiting: () => Promise<number>
}>

/** A world of a test's own. */
export type MakeWorld = () => Promise<World>

type DeadLetterRow = Readonly<{
  key: string
  place: string
  body: Buffer | null
  error: string
  attempts: number
  eventId: string | null
}>
type KeptRow = Readonly<{ key: string; reason: string; holds: boolean }>

export async function openWorld(base: string, makeBus: BusMaker): Promise<World> {
  const database = await freshDatabase(base, onTestFinished)
  const things = thingsTopic(`things-${newId()}`)
  const producer = database.open('said')
  const said = { schema: 'said', worker: database.open('said_worker') }
  const heard = { schema: 'heard', worker: database.open('heard_worker') }
  const buses: EventBus[] = []

  const start = async ({ consumers = [], listeners = [], failpoint = noFailpoints }: Parts) => {
    const bus = await makeBus({
      database: said.worker,
      log: createLog('silent', 'test'),
      failpoint,
      topics: [things],
    })
    bus.carry(said)
    bus.carry(heard)
    for (const consumer of consumers) bus.subscribe(consumer, heard)
    for (const listener of listeners) bus.broadcast(things, listener)
    onTestFinished(() => bus.stop())
    await bus.start()
    buses.push(bus)
    return bus
  }
  const rows = (counted: readonly Counted[], as = things) =>
    outboxRows(as, counted.map(factOf), cause, '/subgraphs/said')
  const say = async (...counted: Counted[]) => {
    await enqueue(producer, 'said', rows(counted))
    for (const bus of buses) bus.nudge()
  }
  return { database, things, said, heard, producer, start, rows, say, ...seen(said.worker, heard.worker) }
}

const factOf = ({ subject, n }: Counted) => ({ type: 'thing.counted', subject, version: n, data: { n } }) as const

export const cause = {
  ownerId: 'ada',
  actor: { type: 'USER', id: 'ada' },
  correlationId: 'a-correlation',
  now: new Date('2030-01-01T09:00:00Z'),
} as const

const seen = (said: Sql, heard: Sql) => ({
  effects: (group?: string) =>
    heard.query<Counted>('select subject, n from heard.effect where consumer = coalesce($1, consumer) order by id', [
      group ?? null,
    ]),
  deadLetters: () =>
    heard.query<DeadLetterRow>(
      'select key, place, body, error, attempts, event_id as "eventId" from heard.dead_letter order by place, id',
    ),
  keptAside: () => heard.query<KeptRow>('select key, reason, holds from heard.kept_aside order by position'),
  waiting: async () => (await said.query<{ count: number }>('select count(*) from said.outbox'))[0]?.count ?? 0,
})

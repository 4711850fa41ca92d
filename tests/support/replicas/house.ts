import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll } from 'vitest'
import { apartSettings, type Settings } from '../../../all-in-one/apart-settings.ts'
import { apartConfig } from '../../../all-in-one/config.ts'
import { loadAuthKey } from '../../../gateway/identity/auth-key.ts'
import { issuePersonalToken } from '../../../gateway/identity/personal-token.ts'
import { systemClock } from '../../../platform/clock.ts'
import { sixFreePorts } from '../apart/free-ports.ts'
import { type Client, clientOf } from '../client.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { type Env, type Replica, replica } from './replica.ts'
import { createTopics } from './topics.ts'

export const places = ['task', 'reminder', 'conversation', 'audit', 'gateway'] as const
export type Place = (typeof places)[number]

/** A gateway and the four subgraphs that it asks, each a process of its own. */
export type Row = Readonly<Record<Place, Replica>> &
  Readonly<{
    /** Someone by that name, with a token of their own; without one, the demo user. `by` is another way to the gateway. */
    client: (subject?: string, by?: string) => Promise<Client>
  }>

/** One database, one set of topics, and as many of each process as there are rows. */
export type House = Readonly<{ database: TestDatabase; kafka: Env; rows: readonly Row[]; all: () => Replica[] }>

/**
 * A house for all tests of a suite, gone after the last: what is registered while a hook runs is never called, so its end is
 * handed to the hook that starts it.
 */
export function houseForAll(options: Omit<HouseOptions, 'finished'>, startingMs = 90_000): () => House {
  let house: House | undefined
  beforeAll(async () => {
    const ends: (() => Promise<void>)[] = []
    const end = async () => {
      for (let next = ends.pop(); next; next = ends.pop()) await next()
    }
    house = await startHouse({ ...options, finished: (clean) => void ends.push(clean) }).catch(
      async (error: unknown) => {
        await end()
        throw error
      },
    )
    return end
  }, startingMs)
  return () => {
    if (!house) throw new Error('The house is there once the tests run.')
    return house
  }
}

export type HouseOptions = Readonly<{
  /** `KAFKA_BROKERS` and `KAFKA_PREFIX`. */
  kafka: Env
  rows?: number
  /** For every process. */
  env?: Env
  finished: Finished
  /** Another one than a new one of the run's PostgreSQL. */
  database?: (finished: Finished) => Promise<TestDatabase>
}>

type Finished = (clean: () => Promise<void>) => void

const ends = {
  task: 'subgraphs/task/main.ts',
  reminder: 'subgraphs/reminder/main.ts',
  conversation: 'subgraphs/conversation/main.ts',
  audit: 'subgraphs/audit/main.ts',
  gateway: 'gateway/main.ts',
}

/** Real processes on a real PostgreSQL and a real Kafka, all ready; gone when the test or the file is. */
export async function startHouse({ kafka, rows: many = 1, env = {}, finished, ...own }: HouseOptions): Promise<House> {
  const database = await (own.database?.(finished) ?? freshDatabase(undefined, finished))
  await createTopics(kafka)
  const dataDir = await mkdtemp(join(tmpdir(), 'tickler-house-'))
  const rows: Row[] = []
  const clients: Client[] = []
  const all = () => rows.flatMap((row) => places.map((place) => row[place]))
  finished(async () => {
    for (const client of clients) await client.close()
    await Promise.all(all().map(({ kill }) => kill()))
    await rm(dataDir, { recursive: true, force: true })
  })
  for (let index = 0; index < many; index++) {
    const row = await rowOf({ database, kafka, dataDir, env }, clients)
    rows.push(row)
    await Promise.all(places.map((place) => row[place].start()))
  }
  return { database, kafka, rows, all }
}

type Ground = Readonly<{ database: TestDatabase; kafka: Env; dataDir: string; env: Env }>

async function rowOf({ database, kafka, dataDir, env }: Ground, clients: Client[]): Promise<Row> {
  const common = { ...kafka, DATA_DIR: dataDir, ...env }
  const port = await sixFreePorts()
  const settings = await apartSettings(apartConfig({ ...common, PORT: String(port) }), {
    url: (role) => database.url(role),
    key: (purpose) => Buffer.from(purpose.padEnd(32, '.')).toString('hex'),
  })
  const at = (place: Place) => replica(place, ends[place], settingsOf(settings[place], common))
  const gateway = at('gateway')
  return {
    task: at('task'),
    reminder: at('reminder'),
    conversation: at('conversation'),
    audit: at('audit'),
    gateway,
    client: async (subject, by = gateway.url) => {
      const key = await loadAuthKey(dataDir)
      const token = subject && (await issuePersonalToken(key, { subject, days: 1, now: systemClock.now() })).token
      const client = clientOf(by, token)
      clients.push(client)
      return client
    },
  }
}

const settingsOf = (own: Settings, common: Env): Env => ({ ...common, ...own })

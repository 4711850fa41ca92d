import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll } from 'vitest'
import { allInOneConfig } from '../../all-in-one/config.ts'
import { startTickler, type Tickler } from '../../all-in-one/tickler.ts'
import { loadAuthKey } from '../../gateway/identity/auth-key.ts'
import { issuePersonalToken } from '../../gateway/identity/personal-token.ts'
import { type Clock, systemClock } from '../../platform/clock.ts'
import { type Client, clientOf } from './client.ts'
import { freshDatabase, type TestDatabase } from './database.ts'

export type TestTickler = Readonly<{
  url: string
  database: TestDatabase
  /** What was logged, a parsed line each. */
  logged: readonly Record<string, unknown>[]
  /** A client of someone by that name, with a token of their own; without one, the demo user. */
  client(subject?: string): Promise<Client>
  token(subject: string): Promise<string>
}>

/** Tickler whole, in this process, on a database of this test file's own. Call it at the top of the file. */
export async function testTickler(given: { env?: Record<string, string>; clock?: Clock } = {}): Promise<TestTickler> {
  const database = await freshDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'tickler-journey-'))
  afterAll(() => rm(dataDir, { recursive: true, force: true })) // runs last, and though the start failed
  const { config } = allInOneConfig({ PORT: '0', DATA_DIR: dataDir, ...given.env })
  const logged: Record<string, unknown>[] = []
  const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(JSON.parse(line)) })
  const storage = {
    url: database.url,
    key: (purpose: string) => Buffer.from(purpose.padEnd(32).slice(0, 32)).toString('hex'),
  }
  const tickler: Tickler = await startTickler({ config, storage, log, clock: given.clock ?? systemClock })
  const authKey = await loadAuthKey(dataDir)
  const clients: Client[] = []

  afterAll(async () => {
    for (const client of clients) await client.close()
    await tickler.close()
  })

  const token = async (subject: string) =>
    (await issuePersonalToken(authKey, { subject, days: 1, now: systemClock.now() })).token
  const client = async (subject?: string) => {
    const made = clientOf(tickler.url, subject && (await token(subject)))
    clients.push(made)
    return made
  }
  return { url: tickler.url, database, logged, client, token }
}

import { createHmac } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { loadSecret } from '../platform/data-secret.ts'
import { findEmbeddedPostgres, type PostgresAddress, startEmbeddedPostgres } from '../platform/embedded-postgres.ts'
import type { Log } from '../platform/log.ts'
import { bringUpToDate } from './bring-up-to-date.ts'

/** The embedded PostgreSQL with everybody's schema up to date, and the keys that follow from the data directory's secret. */
export type LocalDatabase = Readonly<{
  url(role: string): string
  /** 32 bytes in hexadecimal, the same as long as the data directory lives; another for each purpose. */
  key(purpose: string): string
  stop(): Promise<void>
}>

const database = 'tickler'

/** Throws a `StartupError` when another Tickler uses the directory, the disk is full, and the like. */
export async function openLocalDatabase(dataDir: string, log: Log): Promise<LocalDatabase> {
  const secret = await loadSecret(dataDir)
  const { key, passwordOf } = keysOf(secret)
  const postgres = await startEmbeddedPostgres({ dataDir, secret, log: (line) => log.debug({ postgres: line }) })
  const url = urlsAt(postgres, passwordOf)

  try {
    await bringUpToDate({ adminUrl: postgres.url('postgres'), database, passwordOf })
  } catch (error) {
    await postgres.stop()
    throw error
  }
  return { url, key, stop: postgres.stop }
}

/** The database of a Tickler that runs in another process on this directory, by role. Undefined: none runs. */
export async function findLocalDatabase(dataDir: string): Promise<LocalDatabase['url'] | undefined> {
  if (!existsSync(join(dataDir, 'secret'))) return undefined
  const secret = await loadSecret(dataDir)
  const postgres = await findEmbeddedPostgres({ dataDir, secret })
  return postgres && urlsAt(postgres, keysOf(secret).passwordOf)
}

function keysOf(secret: Buffer) {
  const key = (purpose: string) => createHmac('sha256', secret).update(purpose).digest('hex')
  return { key, passwordOf: (role: string) => key(`role ${role}`) }
}

const urlsAt = (postgres: PostgresAddress, passwordOf: (role: string) => string) => (role: string) =>
  postgres.url(database, role, passwordOf(role))

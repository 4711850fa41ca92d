// Where reminders are measured: the reminder subgraph's own tables on an embedded PostgreSQL, without any transport.
import { createHmac } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bringUpToDate } from '../../all-in-one/bring-up-to-date.ts'
import { loadSecret } from '../../platform/data-secret.ts'
import { type Database, openDatabase } from '../../platform/database.ts'
import { startEmbeddedPostgres } from '../../platform/embedded-postgres.ts'
import { workerLimits } from '../../platform/time-limits.ts'

export type Tables = Readonly<{
  url: (role: string) => string
  /** As the subgraph opens it. */
  worker: Database
  /** The superuser, whom nothing holds back. */
  admin: Database
}>

export type Place = Tables & Readonly<{ adminUrl: string; copy: (name: string) => Promise<Tables> }>

/** New ones, gone afterwards; the server notes when each transaction was committed. */
export async function inPlace(work: (place: Place) => Promise<void>): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tickler-bench-'))
  const pools: Database[] = []
  const opened = (url: string, max: number, limits = {}) => {
    const pool = openDatabase(url, { max, limits, onError: () => {} }) // who asks hears of it
    pools.push(pool)
    return pool
  }
  try {
    const secret = await loadSecret(dataDir)
    const passwordOf = (role: string) => createHmac('sha256', secret).update(`role ${role}`).digest('hex')
    const postgres = await startEmbeddedPostgres({
      dataDir,
      secret,
      settings: { track_commit_timestamp: 'on' },
      log: () => {},
    })
    const tables = (name: string): Tables => {
      const url = (role: string) => postgres.url(name, role, passwordOf(role))
      return { url, worker: opened(url('reminder_worker'), 5, workerLimits), admin: opened(postgres.url(name), 2) }
    }
    const adminUrl = postgres.url('postgres')
    try {
      await bringUpToDate({ adminUrl, database: 'tickler', passwordOf })
      const copy = async (name: string) => {
        await opened(adminUrl, 1).query(`create database ${name} template tickler`)
        return tables(name)
      }
      await work({ ...tables('tickler'), adminUrl: postgres.url('tickler'), copy })
    } finally {
      await Promise.all(pools.map((pool) => pool.close()))
      await postgres.stop()
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

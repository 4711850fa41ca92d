import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, inject } from 'vitest'
import { type Database, openDatabase } from '../../platform/database.ts'
import { template, urlFor } from './template.ts'

export type TestDatabase = Readonly<{
  name: string
  /** For a login such as `task`, `task_worker`, `task_owner`; for the superuser without one. */
  url: (role?: string) => string
  /** A pool that is closed before the database is dropped. */
  open: (role?: string, max?: number) => Database
}>

let made = 0

/**
 * A database of this test file's own, a copy of `from`. Call it at the top of the file: once the file is done it is
 * dropped, and the file fails if it left a connection open. Within a test, pass `onTestFinished` as `finished`.
 */
export async function freshDatabase(
  from: string = template,
  finished: (clean: () => Promise<void>) => void = afterAll,
  server: string = inject('postgres'),
): Promise<TestDatabase> {
  const name = `test_${process.pid}_${++made}`
  const pools: Database[] = []
  await onServer(server, (admin) => admin.query(`create database ${name} template ${from}`))

  finished(async () => {
    await Promise.all(pools.map((pool) => pool.close()))
    await onServer(server, (admin) => dropUnused(admin, name))
  })

  const url = (role?: string) => urlFor(server, name, role)
  const open = (role?: string, max = 10) => {
    const pool = openDatabase(url(role), { max, onError: () => {} }) // whoever was using the connection sees it fail
    pools.push(pool)
    return pool
  }
  return { name, url, open }
}

async function dropUnused(admin: Client, name: string): Promise<void> {
  const leaked = await leftOpen(admin, name)
  await admin.query(`drop database if exists ${name} with (force)`)
  if (leaked.length > 0) throw new Error(`Connections were left open, close them: ${leaked.join('; ')}`)
}

/** A connection that was just closed takes a moment to disappear. */
async function leftOpen(admin: Client, name: string): Promise<string[]> {
  for (let attempt = 0; ; attempt++) {
    const { rows } = await admin.query<{ who: string }>(
      `select format('%s (%s, %s): %s', usename, application_name, state, left(query, 200)) as who
       from pg_stat_activity where datname = $1 and backend_type = 'client backend'`,
      [name],
    )
    if (rows.length === 0 || attempt === 40) return rows.map(({ who }) => who)
    await sleep(50)
  }
}

async function onServer(url: string, work: (admin: Client) => Promise<unknown>): Promise<void> {
  const admin = new Client({ connectionString: url })
  await admin.connect()
  try {
    await work(admin)
  } finally {
    await admin.end()
  }
}

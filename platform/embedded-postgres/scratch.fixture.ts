// What the tests of the embedded PostgreSQL share: data directories that are gone afterwards, and starting in them.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { onTestFinished } from 'vitest'
import { loadSecret } from '../data-secret.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../embedded-postgres.ts'

// Quick, and still safe from a kill -9: only a power cut would lose what the kernel has.
const settings = { fsync: 'off', full_page_writes: 'off' }

/** A directory of its own, removed after the test. */
export async function scratch(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'tickler-postgres-'))
  onTestFinished(() => rm(directory, { recursive: true, force: true, maxRetries: 5 }))
  return directory
}

export const emptyDataDir = async (): Promise<string> => join(await scratch(), 'data')

/** Started in this process, and stopped after the test where the test didn't. */
export async function startIn(dataDir: string, lines: string[] = []): Promise<EmbeddedPostgres> {
  const secret = await loadSecret(dataDir)
  const postgres = await startEmbeddedPostgres({ dataDir, secret, settings, log: (line) => lines.push(line) })
  onTestFinished(() => postgres.stop())
  return postgres
}

export async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<unknown[]>({ text: sql, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end()
  }
}

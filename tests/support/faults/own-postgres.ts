import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '../../../platform/embedded-postgres.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'
import { makeTemplate, template } from '../template.ts'

export type OwnPostgres = Readonly<{
  database: TestDatabase
  /** PostgreSQL's immediate stop: everybody is cut off, nothing is written any more. It is started again within a second. */
  stopAtOnce: () => Promise<void>
}>

// What was answered as committed has to be in the log; that the log is on a disk is for power cuts.
const settings = { fsync: 'off', max_connections: '200' }

/** A PostgreSQL of this file's own, with a database as migrated; gone when the file is. */
export async function ownPostgres(finished: (clean: () => Promise<void>) => void): Promise<OwnPostgres> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tickler-own-postgres-'))
  await chmod(dataDir, 0o755) // PostgreSQL may run as another user than ours
  const postgres = await startEmbeddedPostgres({ dataDir, secret: randomBytes(32), settings, log: () => {} })
  finished(async () => {
    await postgres.stop()
    await rm(dataDir, { recursive: true, force: true })
  })
  await makeTemplate(postgres.url('postgres'))
  return {
    database: await freshDatabase(template, finished, postgres.url('postgres')),
    stopAtOnce: async () => {
      const [pid] = (await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')
      process.kill(Number(pid), 'SIGQUIT')
    },
  }
}

// Where the task subgraph is measured: its own tables on an embedded PostgreSQL, without any transport.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLocalDatabase } from '../../all-in-one/local-database.ts'
import { createLog } from '../../platform/log.ts'

export type Place = Readonly<{ url: (role: string) => string; key: string }>

/** A new database, gone afterwards. */
export async function inPlace(work: (place: Place) => Promise<void>): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tickler-bench-'))
  try {
    const database = await openLocalDatabase(dataDir, createLog('silent', 'bench'))
    try {
      await work({ url: database.url, key: database.key('cursors task') })
    } finally {
      await database.stop()
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

import { type Cursors, cursors } from './cursor.ts'
import { type Database, openDatabase } from './database.ts'
import type { Log } from './log.ts'
import type { SubgraphEnv } from './subgraph-config.ts'
import { requestLimits, workerLimits } from './time-limits.ts'

/** A subgraph's own schema, by its two logins: `db` for requests, `worker` for consumers and workers. */
export type Storage = Readonly<{ db: Database; worker: Database; cursors: Cursors; close: () => Promise<void> }>

export function openStorage(
  config: Pick<SubgraphEnv, 'DATABASE_URL' | 'WORKER_DATABASE_URL' | 'CURSOR_KEY'>,
  log: Log,
): Storage {
  const onError = (error: Error) => log.warn({ err: error }, 'a database connection failed')
  const db = openDatabase(config.DATABASE_URL, { limits: requestLimits, onError })
  const worker = openDatabase(config.WORKER_DATABASE_URL, { max: 6, limits: workerLimits, onError })
  return {
    db,
    worker,
    cursors: cursors(Buffer.from(config.CURSOR_KEY, 'hex')),
    close: async () => {
      await Promise.all([db.close(), worker.close()])
    },
  }
}

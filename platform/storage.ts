import { type Cursors, cursors } from './cursor.ts'
import { type Database, openDatabase } from './database.ts'
import type { Log } from './log.ts'
import type { SubgraphEnv } from './subgraph-config.ts'
import { requestLimits, workerLimits } from './time-limits.ts'

/**
 * A subgraph's own schema, by its two logins: `db` for requests, `worker` for consumers and workers; `outbox` is the worker's
 * as well, for whoever carries events away, so that it never waits behind consumers that are slow.
 */
export type Storage = Readonly<{
  db: Database
  worker: Database
  outbox: Database
  cursors: Cursors
  close: () => Promise<void>
}>

export function openStorage(
  config: Pick<SubgraphEnv, 'DATABASE_URL' | 'WORKER_DATABASE_URL' | 'CURSOR_KEY'>,
  log: Log,
): Storage {
  const onError = (error: Error) => log.warn({ err: error }, 'a database connection failed')
  const db = openDatabase(config.DATABASE_URL, { limits: requestLimits, onError })
  const asWorker = (max: number) => openDatabase(config.WORKER_DATABASE_URL, { max, limits: workerLimits, onError })
  const [worker, outbox] = [asWorker(5), asWorker(3)]
  return {
    db,
    worker,
    outbox,
    cursors: cursors(Buffer.from(config.CURSOR_KEY, 'hex')),
    close: async () => {
      await Promise.all([db, worker, outbox].map((pool) => pool.close()))
    },
  }
}

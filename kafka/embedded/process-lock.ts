import { setTimeout as sleep } from 'node:timers/promises'
import type { PoolClient } from 'pg'
import type { Database } from '../../platform/database.ts'
import type { Log } from '../../platform/log.ts'
import { StartupError } from '../../platform/startup-error.ts'
import { backoffMs } from '../failure.ts'

// Any constant does, as long as nothing else in the database locks by it.
const lockKey = 7_261_002
// The server may not have noticed yet that a killed process is gone.
const patienceMs = 5_000
const longestPauseMs = 2_000

/** Keeps a second process from delivering from the same database, as long as its connection lives. */
export interface ProcessLock {
  /** Throws a `StartupError` when another process has it. */
  acquire(): Promise<void>
  isHeld(): boolean
  release(): Promise<void>
}

/** A lock whose connection is lost is taken again as soon as it can be; `onRegained` hears of it. */
export function processLock(database: Database, log: Log, onRegained: () => void): ProcessLock {
  let client: PoolClient | null = null
  let regaining: Promise<void> = Promise.resolve()
  const released = new AbortController()

  const tryOnce = async (): Promise<boolean> => {
    const connection = await database.connect()
    try {
      const { rows } = await connection.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [lockKey])
      if (!rows[0]?.held) {
        connection.release()
        return false
      }
    } catch (error) {
      connection.release(true)
      throw error
    }
    client = connection
    connection.once('end', () => lost(connection))
    return true
  }

  const lost = (connection: PoolClient) => {
    if (client !== connection) return
    client = null
    connection.release(true)
    if (released.signal.aborted) return
    log.warn('the connection that holds the lock on event delivery is lost; delivery waits until it is held again')
    regaining = regain()
  }

  const regain = async () => {
    for (let attempt = 1; !released.signal.aborted; attempt++) {
      const isMine = await tryOnce().catch((err: unknown) =>
        log.debug({ err }, 'the lock on event delivery was not regained'),
      )
      if (isMine) return onRegained()
      await pause(backoffMs(attempt, longestPauseMs))
    }
  }

  const pause = (ms: number) => sleep(ms, undefined, { signal: released.signal }).catch(() => {}) // released: do not wait

  return {
    acquire: async () => {
      const deadline = performance.now() + patienceMs
      while (!(await tryOnce())) {
        if (performance.now() > deadline) {
          throw new StartupError(
            'Another Tickler is running on this database. Stop it first, or give this one its own data directory.',
          )
        }
        await pause(100)
      }
    },
    isHeld: () => client !== null,
    release: async () => {
      released.abort()
      await regaining
      const held = client
      client = null
      // Unlocked before the connection ends, so that a successor need not wait for the server to notice.
      await held
        ?.query('select pg_advisory_unlock($1)', [lockKey])
        .catch((err: unknown) => log.debug({ err }, 'the lock went with its connection'))
      held?.release(true)
    },
  }
}

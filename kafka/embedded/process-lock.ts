import { setTimeout as sleep } from 'node:timers/promises'
import type { PoolClient } from 'pg'
import type { Database } from '../../platform/database.ts'
import type { Log } from '../../platform/log.ts'
import { StartupError } from '../../platform/startup-error.ts'
import type { Mailbox } from '../bus.ts'
import { backoffMs } from '../failure.ts'

// Any constant does, as long as nothing else in the database locks by it and another number.
export const deliveryLock = 7_261_002
// The server may not have noticed yet that a killed process is gone.
const patienceMs = 5_000
const longestPauseMs = 2_000
// The connection is ours alone while we hold it, and so is whatever it has locked.
const unlockAll = 'select pg_advisory_unlock_all()'

/** Keeps a second process from delivering from the same outboxes, as long as its connection lives. */
export interface ProcessLock {
  /** Throws a `StartupError` when another process has it. */
  acquire: () => Promise<void>
  isHeld: () => boolean
  release: () => Promise<void>
}

type LockParts = Readonly<{
  database: Database
  /** Those that are there when it is acquired. */
  outboxes: readonly Mailbox[]
  log: Log
  onRegained: () => void
}>

/** A lock whose connection is lost is taken again as soon as it can be; `onRegained` hears of it. */
export function processLock({ database, outboxes, log, onRegained }: LockParts): ProcessLock {
  let held: PoolClient | null = null
  let regaining: Promise<void> = Promise.resolve()
  const releasing = new AbortController()
  const pause = (ms: number) => sleep(ms, undefined, { signal: releasing.signal }).catch(() => {}) // it only ends sooner

  const take = async (): Promise<boolean> => {
    const client = await lockedConnection(database, outboxes)
    if (!client) return false
    held = client
    client.once('end', () => lose(client))
    return true
  }

  const lose = (client: PoolClient) => {
    if (held !== client) return
    held = null
    client.release(true)
    log.warn('the connection that holds the lock on event delivery is lost; delivery waits until it is held again')
    regaining = regain()
  }

  const regain = async () => {
    for (let attempt = 1; !releasing.signal.aborted; attempt++) {
      if (await take().catch(() => false)) return onRegained() // until then `/ready` says that it is not held
      await pause(backoffMs(attempt, longestPauseMs))
    }
  }

  return {
    acquire: async () => {
      const deadline = performance.now() + patienceMs
      while (!(await take())) {
        if (performance.now() > deadline) throw takenByAnother()
        await pause(100)
      }
    },
    isHeld: () => held !== null,
    release: async () => {
      releasing.abort()
      await regaining
      const client = held
      held = null
      if (client) await unlock(client)
    },
  }
}

const takenByAnother = () =>
  new StartupError(
    'Another Tickler is running on this database. Stop it first, or give this one its own data directory.',
  )

/** One after the other, and none when one is taken: of two processes that start at once one gets all. */
async function lockedConnection(database: Database, outboxes: readonly Mailbox[]): Promise<PoolClient | null> {
  const client = await database.connect()
  try {
    for (const { schema } of outboxes) {
      if (await isLocked(client, schema)) continue
      await client.query(unlockAll)
      client.release()
      return null
    }
    return client
  } catch (error) {
    client.release(true)
    throw error
  }
}

async function isLocked(client: PoolClient, schema: string): Promise<boolean> {
  const text = 'select pg_try_advisory_lock($1, hashtext($2)) as "isMine"'
  const { rows } = await client.query<{ isMine: boolean }>(text, [deliveryLock, schema])
  return rows[0]?.isMine ?? false
}

/** Before the connection ends, so that a successor need not wait for the server to notice its end. */
async function unlock(client: PoolClient): Promise<void> {
  const error = await client.query(unlockAll).then(
    () => false,
    () => true, // with its connection the locks are gone as well
  )
  client.release(error)
}

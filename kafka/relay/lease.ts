import { randomInt } from 'node:crypto'
import { hostname } from 'node:os'
import type { PoolClient } from 'pg'
import type { Log } from '../../platform/log.ts'
import { loop } from '../../platform/loop.ts'
import type { Mailbox } from '../bus.ts'
import { schemaStatement } from '../schema-statement.ts'

/** Who of the replicas publishes an outbox: one at a time, so that the order of keys is that of the outbox. */
export interface Lease {
  start: () => void
  isHeld: () => boolean
  /** Says to whoever holds it, in whatever process, that there is more. */
  tellHolder: () => void
  /** Lets the next one have it at once. */
  release: () => Promise<void>
}

// Any constant does, as long as nothing else in the database locks by it and another number.
export const leaseLock = 7_261_005
const validS = 10
const renewMs = 2_000
const retryMs = 1_000
const tellApartMs = 2
const untilToldMs = 3_600_000

/** By which the holder is known to operators: in a cluster the host is the pod. */
const processName = `${hostname()}, pid ${process.pid}`

type LeaseOptions = Readonly<{
  mailbox: Mailbox
  log: Log
  onTaken: () => void
  /** Another process says that there is more. */
  onTold: () => void
  /** Another one has it, and sees to what this one could not do. */
  onRefused: () => void
}>

/**
 * A row says who holds it and until when, and a session lock that the holder lives: one that died is followed at once, one
 * that hangs after ten seconds. Two may believe themselves the holder for a moment; then events are sent twice, in order.
 */
export function lease({ mailbox, log, onTaken, onTold, onRefused }: LeaseOptions): Lease {
  let session: Session | null = null
  let heldUntil = Number.NEGATIVE_INFINITY
  const isHeld = () => performance.now() < heldUntil

  const onEnd = () => {
    session = null
    heldUntil = Number.NEGATIVE_INFINITY
  }

  const turn = async (): Promise<number> => {
    try {
      session ??= await openSession(mailbox, { onEnd, onTold })
      const asked = performance.now()
      const wasHeld = isHeld()
      if (!(await session.take())) {
        heldUntil = Number.NEGATIVE_INFINITY // another has it already, as when the database's clock was set
        onRefused()
        return retryMs
      }
      heldUntil = asked + validS * 1_000
      if (!wasHeld) onTaken()
      return renewMs
    } catch (err) {
      log.debug({ err }, `${mailbox.schema}.outbox: who publishes it could not be settled; asking again`)
      session?.end()
      onEnd() // it may have ended while it was being opened, before anyone had it
      return retryMs
    }
  }

  const tell = async () => {
    await session
      ?.tell()
      .catch((err: unknown) => log.debug({ err }, `${mailbox.schema}.outbox: its relay was not told`))
    return untilToldMs
  }
  const [turns, telling] = [loop(turn), loop(tell, tellApartMs)]
  return {
    start: () => {
      turns.start()
      telling.start()
    },
    isHeld,
    tellHolder: telling.wake,
    release: async () => {
      await Promise.all([turns.stop(), telling.stop()])
      heldUntil = Number.NEGATIVE_INFINITY
      await session?.giveUp()
    },
  }
}

type Session = Readonly<{
  take: () => Promise<boolean>
  tell: () => Promise<unknown>
  giveUp: () => Promise<void>
  end: () => void
}>
type Hears = Readonly<{ onEnd: () => void; onTold: () => void }>

async function openSession(mailbox: Mailbox, { onEnd, onTold }: Hears): Promise<Session> {
  const holder = randomInt(2 ** 31 - 1)
  const client = await mailbox.worker.connect()
  const end = once(() => {
    client.release(true)
    onEnd()
  })
  client.once('end', end)
  client.once('error', end)
  client.on('notification', onTold)
  try {
    await client.query(`select set_config('application_name', $1, false)`, [processName])
    await client.query('select pg_advisory_lock($1, $2)', [leaseLock, holder])
    await client.query(`listen ${mailbox.schema}_outbox`)
  } catch (error) {
    end()
    throw error
  }
  return {
    take: () => take(client, mailbox.schema, holder),
    // By itself and not with a change: whoever notifies holds a lock on all of the cluster's notifications until its commit.
    tell: () => client.query(`notify ${mailbox.schema}_outbox`),
    giveUp: async () => {
      await client.query(`delete from ${mailbox.schema}.relay_lease where holder = ${holder}`).catch(() => {}) // its lock goes with the session
      end()
    },
    end,
  }
}

function once(work: () => void): () => void {
  let isDone = false
  return () => {
    if (isDone) return
    isDone = true
    work()
  }
}

async function take(client: PoolClient, schema: string, holder: number): Promise<boolean> {
  const { rowCount } = await client.query({ ...takeLease(schema), values: [holder] })
  return rowCount === 1
}

const takeLease = schemaStatement(
  (schema) =>
    `insert into ${schema}.relay_lease as held (holder, until) values ($1, now() + interval '${validS} seconds')
     on conflict (is_only) do update set holder = excluded.holder, until = excluded.until
     where held.holder = excluded.holder or held.until < now() or pg_try_advisory_xact_lock(${leaseLock}, held.holder)
     returning true`,
)

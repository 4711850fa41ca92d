import type { Kafka } from 'kafkajs'
import type { Failpoints } from '../../platform/failpoint.ts'
import type { Log } from '../../platform/log.ts'
import { loop } from '../../platform/loop.ts'
import type { Mailbox } from '../bus.ts'
import { isOutage } from '../failure.ts'
import { heldKeys } from '../held-keys.ts'
import { outage } from '../outage.ts'
import { lease } from './lease.ts'
import { type Shipped, shipping } from './shipping.ts'
import { nextWaiting, settle, type Waiting } from './waiting.ts'

/** Publishes one outbox, while it is this replica's turn. */
export interface Relay {
  start: () => void
  wake: () => void
  stop: () => Promise<void>
  trouble: () => string | null
}

export type RelayOptions = Readonly<{
  mailbox: Mailbox
  clientOf: (onDisconnect?: () => void) => Kafka
  prefix: string
  /** One line for what the brokers answered. */
  faultOf: (error: unknown) => string
  log: Log
  failpoint: Failpoints
  onPublished?: (events: number) => void
  pollMs?: number
}>

const batchSize = 1_000
// A broker takes a batch for one partition as one piece, of 1 MB at most unless told otherwise.
const batchBytes = 750_000
// Fuller batches under load, for a delay that nobody sees.
const looksApartMs = 2

/**
 * Reads a batch while the one before is on its way, sends one after the other, and forgets only what was answered for.
 * Whatever fails is read and sent again: consumers know an event by its id.
 */
export function relay(options: RelayOptions): Relay {
  const { mailbox, log, failpoint, onPublished = () => {}, pollMs = 1_000 } = options
  const name = `${mailbox.schema}.outbox`
  const held = heldKeys()
  const onTheWay = new Set<number>()
  const settling = new Set<Promise<void>>()
  const waiting = outage(name, log, (error) => `${name} waits: ${lineOf(error, options)}`)
  const turns = lease({ mailbox, log, onTaken: () => wake() })
  const ways = shipping({ ...options, held })
  let sending: Promise<void> = Promise.resolve()

  const arrived = (events: readonly Waiting[]) => {
    for (const { position } of events) onTheWay.delete(position)
  }

  const send = async (events: readonly Waiting[]) => {
    for (const { position } of events) onTheWay.add(position)
    try {
      const shipped = await ways.ship(events)
      failpoint('bus.after-produce')
      onPublished(shipped.events.length)
      const settled = noteShipped(shipped).finally(() => {
        arrived(events)
        settling.delete(settled)
      })
      settling.add(settled)
    } catch (error) {
      arrived(events)
      throw error
    }
  }

  /** Nobody waits for it; what could not be noted is sent again. */
  const noteShipped = async ({ events, ends, cluster }: Shipped) => {
    if (events.length === 0) return
    try {
      await settle(mailbox, events, { ends, cluster })
    } catch (error) {
      waiting.begin(error)
      wake()
    }
  }

  const turn = async (): Promise<number> => {
    if (!turns.isHeld()) return pollMs
    try {
      const looked = { limit: batchSize, onTheWay: [...onTheWay], held: held.waiting() }
      const found = await nextWaiting(mailbox, looked)
      await sending
      const events = withinBytes(found)
      if (events.length > 0) sending = send(events)
      sending.catch(() => {}) // whoever waits for it hears
      if (events.length < found.length || found.length === batchSize) return 0
      await sending
      waiting.end()
      return Math.min(pollMs, held.nextIn() ?? pollMs)
    } catch (error) {
      sending = Promise.resolve()
      return waiting.begin(error)
    }
  }

  const { start, wake, stop } = loop(turn, looksApartMs)
  return {
    start: () => {
      turns.start()
      start()
    },
    wake,
    stop: async () => {
      await stop()
      await Promise.allSettled([sending, ...settling])
      await ways.close()
      await turns.release()
    },
    trouble: waiting.trouble,
  }
}

const lineOf = (error: unknown, { faultOf }: RelayOptions) =>
  isDatabaseOutage(error) ? 'its database cannot be had' : faultOf(error)

// kafkajs names its own errors, whatever network error is inside.
const isDatabaseOutage = (error: unknown) => isOutage(error) && !(error instanceof Error && /^KafkaJS/.test(error.name))

/** As many of the first as fit into one batch, and one at least. */
function withinBytes(events: readonly Waiting[]): readonly Waiting[] {
  let bytes = 0
  const end = events.findIndex(({ body }) => (bytes += Buffer.byteLength(body)) > batchBytes)
  return end === -1 ? events : events.slice(0, Math.max(1, end))
}

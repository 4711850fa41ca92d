import type { Kafka } from 'kafkajs'
import type { Failpoints } from '../../platform/failpoint.ts'
import type { Log } from '../../platform/log.ts'
import { loop } from '../../platform/loop.ts'
import type { Mailbox } from '../bus.ts'
import { isOutage } from '../failure.ts'
import { type HeldKeys, heldKeys } from '../held-keys.ts'
import { type Outage, outage } from '../outage.ts'
import { type Dispatch, dispatch } from './dispatch.ts'
import { lease } from './lease.ts'
import { type Shipping, shipping } from './shipping.ts'
import { nextWaiting, type Waiting } from './waiting.ts'

/** Publishes one outbox, while it is this replica's turn. */
export interface Relay {
  start: () => void
  wake: () => void
  stop: () => Promise<void>
  trouble: () => string | null
}

export type RelayOptions = Readonly<{
  mailbox: Mailbox
  clientOf: (line?: AbortController) => Kafka
  prefix: string
  /** One line for what the brokers answered. */
  faultOf: (error: unknown) => string
  log: Log
  failpoint: Failpoints
  onPublished?: (events: number) => void
  /** How often to look when nobody wakes it. */
  pollMs?: number
}>

const batchSize = 1_000
// What goes to one partition is one piece to a broker, and may be as large as `maxMessageBytes` of kafka/topics.yaml.
const batchBytes = 1_500_000
// Fuller batches under load, for a delay that nobody sees.
const looksApartMs = 2

/** Whatever fails is read and sent again: consumers know an event by its id. */
export function relay(options: RelayOptions): Relay {
  const { mailbox, log, failpoint, onPublished = () => {}, pollMs = 1_000 } = options
  const name = `${mailbox.schema}.outbox`
  const waiting = outage(name, log, (error) => `${name} waits: ${lineOf(error, options)}`)
  const held = heldKeys()
  const ways = shipping({ ...options, held })
  const onUnsettled = (error: unknown) => {
    waiting.begin(error)
    wake()
  }
  const sent = dispatch({ mailbox, shipping: ways, failpoint, onPublished, onUnsettled })
  const look = looks({ mailbox, held, waiting, ways, sent, pollMs })
  const turns = lease({ mailbox, log, onTaken: () => wake(), onTold: () => wake(), onRefused: waiting.end })
  const { start, wake, stop } = loop(async () => (turns.isHeld() ? look() : pollMs), looksApartMs)
  return {
    start: () => {
      turns.start()
      start()
    },
    // What was committed here may be another replica's to publish, which would else look within the second.
    wake: () => (turns.isHeld() ? wake() : turns.tellHolder()),
    stop: async () => {
      await stop()
      await sent.settled()
      await ways.close()
      await turns.release()
    },
    trouble: waiting.trouble,
  }
}

type LookParts = Readonly<{
  mailbox: Mailbox
  held: HeldKeys
  waiting: Outage
  ways: Shipping
  sent: Dispatch
  pollMs: number
}>

/** One look into the outbox; while there is much, a batch is read when the one before is on its way. Milliseconds until the next. */
function looks({ mailbox, held, waiting, ways, sent, pollMs }: LookParts): () => Promise<number> {
  let sending: Promise<void> = Promise.resolve()

  const look = async () => {
    const found = await nextWaiting(mailbox, { limit: batchSize, onTheWay: sent.onTheWay(), held: held.waiting() })
    await sending
    const events = withinBytes(found)
    sending = events.length > 0 ? sent.send(events) : ways.open()
    sending.catch(() => {}) // whoever waits for it hears
    if (found.length === batchSize || events.length < found.length) return 0
    await sending
    waiting.end()
    return Math.min(pollMs, held.nextIn() ?? pollMs)
  }

  return async () => {
    try {
      return await look()
    } catch (error) {
      await sending.catch(() => {}) // this is its error, or there is another already
      sending = Promise.resolve()
      return waiting.begin(error)
    }
  }
}

const lineOf = (error: unknown, { faultOf }: RelayOptions) =>
  isDatabaseOutage(error) ? 'its database cannot be had' : faultOf(error)

// kafkajs names its own errors, whatever network error is inside.
const isDatabaseOutage = (error: unknown) => isOutage(error) && !(error instanceof Error && /^KafkaJS/.test(error.name))

/** As many of the first as fit into one batch, and one at least. */
function withinBytes(events: readonly Waiting[]): readonly Waiting[] {
  let bytes = 0
  let many = 0
  for (const { body } of events) {
    bytes += Buffer.byteLength(body)
    if (many > 0 && bytes > batchBytes) break
    many++
  }
  return events.slice(0, many)
}

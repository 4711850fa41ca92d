import type { Kafka } from 'kafkajs'
import type { Failpoints } from '../../platform/failpoint.ts'
import type { Log } from '../../platform/log.ts'
import { loop } from '../../platform/loop.ts'
import type { Mailbox } from '../bus.ts'
import { isOutage } from '../failure.ts'
import { type HeldKeys, heldKeys } from '../held-keys.ts'
import { type Outage, outage } from '../outage.ts'
import { type Batches, batches } from './batches.ts'
import { type Dispatch, dispatch } from './dispatch.ts'
import { lease } from './lease.ts'
import { type Shipping, shipping } from './shipping.ts'

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

// Fuller batches under load, for a delay that nobody sees.
const looksApartMs = 2

/** Whatever fails is read and sent again: consumers know an event by its id. */
export function relay(options: RelayOptions): Relay {
  const { mailbox, log, failpoint, onPublished = () => {}, pollMs = 1_000 } = options
  const name = `${mailbox.schema}.outbox`
  const waiting = outage(name, log, (error) => `${name} waits: ${lineOf(error, options)}`)
  const held = heldKeys()
  const ways = shipping({ ...options, held })
  const sent = dispatch({ mailbox, shipping: ways, failpoint, onPublished, onUnsettled: () => wake() })
  const queue = batches({ mailbox, held, ways, sent })
  const look = looks({ queue, held, waiting, ways, sent, pollMs })
  const turns = lease({ mailbox, log, onTaken: () => wake(), onTold: () => wake(), onRefused: waiting.end })
  const othersTurn = async () => {
    await queue.forget() // by the time this one has its turn again, that may be gone
    return pollMs
  }
  const { start, wake, stop } = loop(() => (turns.isHeld() ? look() : othersTurn()), looksApartMs)
  return {
    start: () => {
      turns.start()
      start()
    },
    // What was committed here may be another replica's to publish, which would else look within the second.
    wake: () => (turns.isHeld() ? wake() : turns.tellHolder()),
    stop: async () => {
      await stop()
      await queue.forget()
      await sent.settled()
      await ways.close()
      await turns.release()
    },
    trouble: waiting.trouble,
  }
}

type LookParts = Readonly<{
  queue: Batches
  held: HeldKeys
  waiting: Outage
  ways: Shipping
  sent: Dispatch
  pollMs: number
}>

const nothing = Promise.resolve(true)

/** One look into the outbox; while there is much, the next batch is read when one is on its way. Milliseconds until the next. */
function looks({ queue, held, waiting, ways, sent, pollMs }: LookParts): () => Promise<number> {
  let sending: Promise<boolean> = nothing

  /** After a failure nothing more goes before a batch was sent and noted. */
  const proven = async () => {
    await sending
    await sent.settled()
    sent.check()
    waiting.end()
  }

  const look = async () => {
    if (!(await sending)) await queue.forget() // what was read ahead may follow what stayed
    sent.check()
    const { events, isMore } = await queue.next()
    sending = events.length > 0 ? sent.send(events) : ways.open().then(() => true)
    sending.catch(() => {}) // whoever waits for it hears
    if (waiting.trouble() !== null) await proven()
    if (isMore) {
      queue.readAhead()
      return 0
    }
    await sending
    return Math.min(pollMs, held.nextIn() ?? pollMs)
  }

  return async () => {
    const early = waiting.waitMs() // it was told that there is more, as it is with each change
    if (early > 0) return early
    try {
      return await look()
    } catch (error) {
      await Promise.all([sending.catch(() => {}), queue.forget()]) // this is its error, or there is another already
      sending = nothing
      return waiting.begin(error)
    }
  }
}

const lineOf = (error: unknown, { faultOf }: RelayOptions) =>
  isDatabaseOutage(error) ? 'its database cannot be had' : faultOf(error)

// kafkajs names its own errors, whatever network error is inside.
const isDatabaseOutage = (error: unknown) => isOutage(error) && !(error instanceof Error && /^KafkaJS/.test(error.name))

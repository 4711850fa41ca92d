import type { Kafka } from 'kafkajs'
import type { Log } from '../../platform/log.ts'
import type { Mailbox } from '../bus.ts'
import type { HeldKeys } from '../held-keys.ts'
import { seldom } from '../seldom.ts'
import { checkLogs, type LogCheck } from './log-check.ts'
import { isRefusal, refusalLine } from './refusal.ts'
import { openSender, type Sender } from './sender.ts'
import { knownLogs, type LogEnd, markLost, type Waiting } from './waiting.ts'

/** What the brokers have taken, in which cluster, and where their logs ended then. */
export type Shipped = Readonly<{ events: readonly Waiting[]; ends: readonly LogEnd[]; cluster: string }>

/** The way to the brokers, opened when it is needed and anew after every failure. */
export interface Shipping {
  /** What of these the brokers have taken; throws when they cannot be had, and then some may be there. */
  ship: (events: readonly Waiting[]) => Promise<Shipped>
  /** Notices what became of the brokers though there is nothing to send; throws when they cannot be had. */
  open: () => Promise<void>
  /** The open one, another object for each; null when there is none. */
  current: () => object | null
  close: () => Promise<void>
}

type ShippingOptions = Readonly<{
  mailbox: Mailbox
  clientOf: (line?: AbortController) => Kafka
  prefix: string
  held: HeldKeys
  log: Log
}>

/** An event that the brokers refuse holds back its key, and no other; a batch is halved until it is found. */
export function shipping({ held, log, ...options }: ShippingOptions): Shipping {
  const { attempt, ...ways } = attempts(options)
  const isToBeSaid = seldom()

  const refuse = (event: Waiting, err: unknown): Shipped => {
    held.hold(event.key)
    const line = refusalLine(options.mailbox.schema, event)
    if (isToBeSaid(line)) log.error({ err }, line)
    return nothing
  }

  /** `refused`: the keys that are held by now, and stay so for the rest of the batch, however long it takes. */
  const shipBut = async (refused: Set<string>, all: readonly Waiting[]): Promise<Shipped> => {
    const events = all.filter(({ key }) => !refused.has(key))
    const [first] = events
    if (!first) return nothing
    try {
      const shipped = await attempt(events)
      for (const { key } of events) held.release(key)
      return shipped
    } catch (error) {
      if (!isRefusal(error)) throw error
      if (events.length > 1) return inHalves(refused, events)
      refused.add(first.key)
      return refuse(first, error)
    }
  }

  const inHalves = async (refused: Set<string>, events: readonly Waiting[]): Promise<Shipped> => {
    const half = Math.ceil(events.length / 2)
    const first = await shipBut(refused, events.slice(0, half))
    return both(first, await shipBut(refused, events.slice(half)))
  }
  return { ship: (events) => shipBut(new Set(), events), ...ways }
}

const nothing: Shipped = { events: [], ends: [], cluster: '' }

const both = (first: Shipped, second: Shipped): Shipped => ({
  events: [...first.events, ...second.events],
  ends: [...first.ends, ...second.ends],
  cluster: second.cluster || first.cluster,
})

type Way = Readonly<{ sender: Sender; cluster: string; line: AbortController }>

/**
 * Whenever a way is opened the brokers are asked whether they still have what they took, and it ends with the first of its
 * connections: nothing newer reaches a log that was lost in between (F10).
 */
function attempts({ mailbox, clientOf, prefix }: Omit<ShippingOptions, 'held' | 'log'>) {
  const asking = clientOf() // its own connections come and go
  let way: Way | null = null

  const check = async (): Promise<LogCheck> => {
    const known = await knownLogs(mailbox)
    const found = await checkLogs(
      asking,
      prefix,
      known.filter(({ isLost }) => !isLost),
    )
    if (found.lost.length > 0) await markLost(mailbox, found.lost)
    return found
  }

  const opened = async (): Promise<Way & LogCheck> => {
    const line = new AbortController()
    const sender = await openSender(clientOf(line), prefix)
    try {
      return { sender, line, ...(await check()) }
    } catch (error) {
      await sender.close()
      throw error
    }
  }

  const close = async () => {
    const dropped = way
    way = null
    dropped?.line.abort() // kafkajs goes on with what it had begun, and would connect again for it
    await dropped?.sender.close()
  }

  /** With what was found lost just now. */
  const ready = async (): Promise<Way & LogCheck> => {
    if (way?.line.signal.aborted) await close()
    if (way) return { ...way, lost: [] }
    const found = await opened()
    way = found
    return found
  }

  const attempt = async (read: readonly Waiting[]): Promise<Shipped> => {
    try {
      const { sender, cluster, lost } = await ready()
      const events = read.filter(({ topic }) => !lost.includes(topic))
      return { events, ends: events.length > 0 ? await sender.send(events) : [], cluster }
    } catch (error) {
      await close() // after a failure nobody knows which sequence numbers the brokers have seen
      throw error
    }
  }
  const current = () => (way?.line.signal.aborted ? null : way)
  return { attempt, open: async () => void (await ready()), current, close }
}

export const lostLine = (topics: readonly string[]) =>
  `the brokers lost events of ${topics.join(', ')} that they had taken. Nothing more is sent there until you run npm run outbox -- republish --from <when they were last whole>. ${ifPrefixChanged}`

/** Under another one the topics are others, with less in them. */
export const ifPrefixChanged = 'If KAFKA_PREFIX was changed, it only looks so: set it back first.'

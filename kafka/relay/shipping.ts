import type { Kafka } from 'kafkajs'
import type { Log } from '../../platform/log.ts'
import type { Mailbox } from '../bus.ts'
import { symptomsOf } from '../client/fault.ts'
import type { HeldKeys } from '../held-keys.ts'
import { checkLogs } from './log-check.ts'
import { openSender, type Sender } from './sender.ts'
import { knownLogs, type LogEnd, markLost, type Waiting } from './waiting.ts'

export type Shipped = Readonly<{ events: readonly Waiting[]; ends: readonly LogEnd[]; cluster: string }>

/** The way to the brokers, opened when it is needed and anew after every failure. */
export interface Shipping {
  /** What of these the brokers have taken; throws when they cannot be had, and then some may be there. */
  ship: (events: readonly Waiting[]) => Promise<Shipped>
  close: () => Promise<void>
}

type ShippingOptions = Readonly<{
  mailbox: Mailbox
  /** A client that tells when a connection ends. */
  clientOf: (onDisconnect?: () => void) => Kafka
  prefix: string
  held: HeldKeys
  log: Log
}>

type Open = Readonly<{ sender: Sender; cluster: string }>

/** Before the first batch, and whenever a connection was lost, it asks whether the brokers still have what they took (F10). */
export function shipping({ mailbox, clientOf, prefix, held, log }: ShippingOptions): Shipping {
  let sender: Sender | null = null
  let cluster: string | null = null
  const sending = clientOf(() => {
    cluster = null
  })
  const asking = clientOf() // its own connections come and go

  const open = async (): Promise<Open> => {
    const of = cluster ?? (await checked())
    cluster = of
    sender ??= await openSender(sending, prefix)
    return { sender, cluster: of }
  }

  const checked = async (): Promise<string> => {
    const known = await knownLogs(mailbox)
    const check = await checkLogs(
      asking,
      prefix,
      known.filter(({ isLost }) => !isLost),
    )
    if (check.lost.length === 0) return check.cluster
    await markLost(mailbox, check.lost)
    log.error(`${mailbox.schema}.outbox: ${lostLine(check.lost)}`)
    throw new Error(lostLine(check.lost))
  }

  const drop = async () => {
    const dropped = sender
    sender = null
    cluster = null
    await dropped?.close()
  }

  const attempt = async (events: readonly Waiting[]): Promise<Shipped> => {
    try {
      const way = await open()
      return { events, ends: await way.sender.send(events), cluster: way.cluster }
    } catch (error) {
      await drop() // after a failure nobody knows which sequence numbers the brokers have seen
      throw error
    }
  }

  const oneByOne = async (events: readonly Waiting[]): Promise<Shipped> => {
    const done: Shipped[] = []
    const refused = new Set<string>()
    for (const event of events) {
      if (refused.has(event.key)) continue
      try {
        done.push(await attempt([event]))
        held.release(event.key)
      } catch (error) {
        if (!isRefusal(error)) throw error
        refused.add(event.key)
        held.hold(event.key)
        log.error({ err: error }, refusal(mailbox.schema, event))
      }
    }
    return {
      events: done.flatMap((each) => each.events),
      ends: done.flatMap(({ ends }) => ends),
      cluster: done[0]?.cluster ?? '',
    }
  }

  return {
    ship: async (events) => {
      try {
        return await attempt(events)
      } catch (error) {
        if (!isRefusal(error)) throw error
        return oneByOne(events)
      }
    },
    close: drop,
  }
}

/** The event itself is what they do not want, rather than this moment. */
const isRefusal = (error: unknown) => /MESSAGE_TOO_LARGE|RECORD_LIST_TOO_LARGE|INVALID_RECORD/.test(symptomsOf(error))

const refusal = (schema: string, { position, topic, body }: Waiting) =>
  `${schema}.outbox#${position}: the brokers refuse an event of ${Buffer.byteLength(body)} bytes: raise max.message.bytes of ${topic} with npm run topics. It waits, and so does what follows with its key.`

export const lostLine = (topics: readonly string[]) =>
  `the brokers lost events of ${topics.join(', ')} that they had taken. Nothing more is sent there until you run npm run outbox -- republish --from <when they were last whole>.`

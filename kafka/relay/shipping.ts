import type { Kafka } from 'kafkajs'
import type { Log } from '../../platform/log.ts'
import type { Mailbox } from '../bus.ts'
import type { HeldKeys } from '../held-keys.ts'
import { checkLogs } from './log-check.ts'
import { isRefusal, refusalLine } from './refusal.ts'
import { openSender, type Sender } from './sender.ts'
import { knownLogs, type LogEnd, markLost, type Waiting } from './waiting.ts'

/** What the brokers have taken, in which cluster, and where their logs ended then. */
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

/** An event that the brokers refuse holds back its key, and no other. */
export function shipping({ held, log, ...options }: ShippingOptions): Shipping {
  const { attempt, close } = attempts({ ...options, log })

  /** Null when the brokers do not want it. */
  const alone = async (event: Waiting): Promise<Shipped | null> => {
    try {
      const shipped = await attempt([event])
      held.release(event.key)
      return shipped
    } catch (error) {
      if (!isRefusal(error)) throw error
      held.hold(event.key)
      log.error({ err: error }, refusalLine(options.mailbox.schema, event))
      return null
    }
  }

  const oneByOne = async (events: readonly Waiting[]): Promise<Shipped> => {
    const done: Shipped[] = []
    const refused = new Set<string>()
    for (const event of events) {
      const shipped = refused.has(event.key) ? null : await alone(event)
      if (shipped) done.push(shipped)
      else refused.add(event.key)
    }
    return allOf(done)
  }

  return {
    ship: (events) =>
      attempt(events).catch((error: unknown) => {
        if (isRefusal(error)) return oneByOne(events)
        throw error
      }),
    close,
  }
}

const allOf = (shipped: readonly Shipped[]): Shipped => ({
  events: shipped.flatMap(({ events }) => events),
  ends: shipped.flatMap(({ ends }) => ends),
  cluster: shipped[0]?.cluster ?? '',
})

/** Before the first one, and whenever a connection was lost, it asks whether the brokers still have what they took (F10). */
function attempts({ mailbox, clientOf, prefix, log }: Omit<ShippingOptions, 'held'>) {
  let sender: Sender | null = null
  let cluster: string | null = null
  const sending = clientOf(() => {
    cluster = null
  })
  const asking = clientOf() // its own connections come and go

  const checked = async (): Promise<string> => {
    const known = await knownLogs(mailbox)
    const whole = known.filter(({ isLost }) => !isLost)
    const check = await checkLogs(asking, prefix, whole)
    if (check.lost.length === 0) return check.cluster
    await markLost(mailbox, check.lost)
    log.error(`${mailbox.schema}.outbox: ${lostLine(check.lost)}`)
    throw new Error(lostLine(check.lost)) // what was read may be for one of these
  }

  const close = async () => {
    const dropped = sender
    sender = null
    cluster = null
    await dropped?.close()
  }

  const attempt = async (events: readonly Waiting[]): Promise<Shipped> => {
    try {
      const of = cluster ?? (await checked())
      cluster = of
      sender ??= await openSender(sending, prefix)
      return { events, ends: await sender.send(events), cluster: of }
    } catch (error) {
      await close() // after a failure nobody knows which sequence numbers the brokers have seen
      throw error
    }
  }
  return { attempt, close }
}

export const lostLine = (topics: readonly string[]) =>
  `the brokers lost events of ${topics.join(', ')} that they had taken. Nothing more is sent there until you run npm run outbox -- republish --from <when they were last whole>.`

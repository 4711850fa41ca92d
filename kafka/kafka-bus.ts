import type { Failpoints } from '../platform/failpoint.ts'
import type { Log } from '../platform/log.ts'
import type { Metrics } from '../platform/metrics.ts'
import type { StartupError } from '../platform/startup-error.ts'
import type { Consumer, EventBus, Mailbox } from './bus.ts'
import { type BusMetrics, busMetrics } from './bus-metrics.ts'
import { kafkaClient } from './client/client.ts'
import { type Connections, openConnections } from './client/connections.ts'
import { brokerFault } from './client/fault.ts'
import type { KafkaSettings } from './client/settings.ts'
import { type Ears, ears } from './ears.ts'
import type { Topic } from './envelope.ts'
import { fatal } from './fatal.ts'
import { group } from './groups/group.ts'
import { listening } from './groups/listening.ts'
import type { SupervisedConsumer } from './groups/supervised-consumer.ts'
import { forgetHourly } from './inbox.ts'
import { backlogWatch } from './relay/backlog-watch.ts'
import { deadLetterRelay } from './relay/dead-letter-relay.ts'
import { type Relay, relay } from './relay/relay.ts'
import { rotateSentHourly } from './sent.ts'
import { takeUpKept } from './take-up.ts'
import { watchTopics } from './watch-topics.ts'

export type KafkaBusOptions = Readonly<{
  settings: KafkaSettings
  /** Which process this is to the brokers, and whose live readers these are: `task`. */
  name: string
  log: Log
  failpoint: Failpoints
  /** Where it is told how much comes, goes and waits. */
  metrics?: Metrics
}>

/** So long a start waits for the brokers; then it goes on without, and they are tried again in the background. */
const patienceMs = 5_000

/** So long brokers may take to answer at the end: what they were sent by then is sent again by whoever is next. */
const partingMs = 5_000

/** Delivers by Kafka: relays from the outboxes, consumer groups into the inboxes. It starts, and goes on, without brokers. */
export function kafkaBus(options: KafkaBusOptions): EventBus {
  const outboxes: Mailbox[] = []
  const consumers: Subscribed[] = []
  const listeners = ears(options.log)
  const failed = Promise.withResolvers<never>()
  failed.promise.catch(() => {}) // whoever runs the process hears it
  const connections = openConnections()
  let parts: Parts | undefined

  const nudge = (schema?: string) => {
    if (schema !== undefined) parts?.relays.get(schema)?.wake()
    else for (const { wake } of parts?.relays.values() ?? []) wake()
  }
  return {
    carry: (outbox) => void outboxes.push(outbox),
    subscribe: <T extends Topic>(consumer: Consumer<T>, inbox: Mailbox) => {
      if (consumers.some((other) => other.consumer.group === consumer.group))
        throw new Error(`Two consumers are called ${consumer.group}: give each a group of its own.`)
      consumers.push({ consumer, inbox })
    },
    broadcast: listeners.add,
    start: async () => {
      parts = startParts({ ...options, connections }, { outboxes, consumers, listeners, nudge, onFatal: failed.reject })
      await Promise.race([Promise.all(parts.readers.map(({ reading }) => reading)), later(patienceMs)])
    },
    nudge,
    stop: async () => {
      const cutting = setTimeout(connections.cut, partingMs)
      try {
        await parts?.stop()
      } finally {
        clearTimeout(cutting)
      }
    },
    trouble: () => parts?.trouble() ?? null,
    failed: failed.promise,
  }
}

type Wired = KafkaBusOptions & Readonly<{ connections: Connections }>

type Subscribed = Readonly<{ consumer: Consumer; inbox: Mailbox }>

type Registered = Readonly<{
  outboxes: readonly Mailbox[]
  consumers: readonly Subscribed[]
  listeners: Ears
  nudge: (schema?: string) => void
  onFatal: (error: StartupError) => void
}>

type Parts = Readonly<{
  relays: ReadonlyMap<string, Relay>
  readers: readonly SupervisedConsumer[]
  trouble: () => string | null
  stop: () => Promise<void>
}>

/** Everything that runs, running. */
function startParts(options: Wired, registered: Registered): Parts {
  const { log } = options
  const { outboxes, nudge } = registered
  const watches = outboxes.map((mailbox) => backlogWatch(mailbox, log))
  const counts = busMetrics(new Map(watches.map(({ schema, latest }) => [schema, latest])), options.metrics)
  const consumers = registered.consumers.map((each) => ({ ...each, consumer: counted(each.consumer, counts) }))
  const relays = new Map(outboxes.map((mailbox) => [mailbox.schema, openRelay(options, mailbox, counts)]))
  const readers = openReaders(options, { ...registered, consumers })
  const inboxes = consumers.map(({ inbox }) => inbox)
  const letters = openLetterRelay(options, inboxes)
  const topics = watchTopics(options.settings, log, options.connections)
  for (const { start } of [...relays.values(), ...watches, ...readers, letters, topics]) start()
  const takingUp = takeUpKept({ consumers, log, affected: nudge })
  const hourly = [forgetHourly(inboxes, log), rotateSentHourly(outboxes, log)]
  return {
    relays,
    readers,
    trouble: () => {
      const lines = [firstTrouble(watches), firstTrouble([...relays.values(), ...readers])]
      return lines.filter((line) => line !== null).join('; ') || null // how much waits, and why
    },
    stop: async () => {
      for (const { stop } of hourly) stop()
      await Promise.all([takingUp, letters, topics, ...readers, ...watches].map(({ stop }) => stop()))
      await Promise.all([...relays.values()].map(({ stop }) => stop()))
    },
  }
}

const firstTrouble = (parts: readonly Readonly<{ trouble: () => string | null }>[]): string | null =>
  parts.map(({ trouble }) => trouble()).find((line) => line !== null) ?? null

/** By effect, and not by what was read: the same event may come again, or wait. */
const counted = (consumer: Consumer, { handled }: BusMetrics): Consumer => ({
  ...consumer,
  committed: (events) => {
    handled(consumer.group, events.length)
    consumer.committed?.(events)
  },
})

function openRelay(options: Wired, mailbox: Mailbox, counts: BusMetrics): Relay {
  const { settings, name, log, failpoint, connections } = options
  const clientOf = (line?: AbortController) =>
    kafkaClient(settings, { clientId: name, log, connections, ...(line && { line }) })
  const faultOf = (error: unknown) => brokerFault(error, settings) ?? `sending failed: ${String(error)}`
  const onPublished = (events: number) => counts.published(mailbox.schema, events)
  return relay({ mailbox, clientOf, prefix: settings.KAFKA_PREFIX, faultOf, log, failpoint, onPublished })
}

const openLetterRelay = ({ settings, name, log, connections }: Wired, inboxes: readonly Mailbox[]) =>
  deadLetterRelay({
    inboxes,
    kafka: kafkaClient(settings, { clientId: name, log, connections, retries: 1 }), // it is tried again soon anyway
    prefix: settings.KAFKA_PREFIX,
    faultOf: (error) => brokerFault(error, settings) ?? String(error),
    log,
  })

function openReaders(
  { settings, name, log, failpoint, connections }: Wired,
  { consumers, listeners, nudge, onFatal }: Registered,
): SupervisedConsumer[] {
  const common = {
    kafka: kafkaClient(settings, { clientId: name, log, connections }),
    prefix: settings.KAFKA_PREFIX,
    faultOf: (error: unknown) => brokerFault(error, settings),
    onFatal: (error: unknown) => onFatal(fatal(error, settings)),
    failpoint,
    log,
  }
  const groups = consumers.map(({ consumer, inbox }) =>
    group({ ...common, subscription: { consumer, inbox, log }, affected: () => nudge(inbox.schema) }),
  )
  return listeners.topics().length > 0 ? [...groups, listening({ ...common, name, ears: listeners })] : groups
}

const later = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms).unref()
  })

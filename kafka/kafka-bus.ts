import type { Failpoints } from '../platform/failpoint.ts'
import type { Log } from '../platform/log.ts'
import { StartupError } from '../platform/startup-error.ts'
import type { Consumer, EventBus, Mailbox } from './bus.ts'
import { kafkaClient } from './client/client.ts'
import { brokerFault } from './client/fault.ts'
import { brokersOf, type KafkaSettings } from './client/settings.ts'
import { ears } from './ears.ts'
import type { Topic } from './envelope.ts'
import { group } from './groups/group.ts'
import { listening } from './groups/listening.ts'
import type { SupervisedConsumer } from './groups/supervised-consumer.ts'
import { forgetHourly } from './inbox.ts'
import { type BacklogWatch, backlogWatch } from './relay/backlog-watch.ts'
import { type Relay, relay } from './relay/relay.ts'
import { takeUpKept } from './take-up.ts'

export type KafkaBusOptions = Readonly<{
  settings: KafkaSettings
  /** Which process this is to the brokers, and whose live readers these are: `task`. */
  name: string
  log: Log
  failpoint: Failpoints
}>

/** So long a start waits for the brokers; then it goes on without, and they are tried again in the background. */
const patienceMs = 5_000

/** Delivers by Kafka: relays from the outboxes, consumer groups into the inboxes. It starts, and goes on, without brokers. */
export function kafkaBus({ settings, name, log, failpoint }: KafkaBusOptions): EventBus {
  const { KAFKA_PREFIX: prefix } = settings
  const outboxes: Mailbox[] = []
  const consumers: { consumer: Consumer; inbox: Mailbox }[] = []
  const listeners = ears(log)
  const relays = new Map<string, Relay>()
  const watches: BacklogWatch[] = []
  const readers: SupervisedConsumer[] = []
  const failed = Promise.withResolvers<never>()
  failed.promise.catch(() => {}) // whoever runs the process hears it
  let cleaning: { stop(): void } | undefined
  let takingUp: { stop(): Promise<void> } | undefined

  const clientOf = (onDisconnect?: () => void) =>
    kafkaClient(settings, { clientId: name, log, ...(onDisconnect && { onDisconnect }) })
  const faultOf = (error: unknown) => brokerFault(error, settings)
  const onFatal = (error: unknown) => failed.reject(fatal(error, settings))
  const nudge = (schema?: string) => {
    if (schema !== undefined) relays.get(schema)?.wake()
    else for (const { wake } of relays.values()) wake()
  }

  const openRelay = (mailbox: Mailbox) => {
    const line = (error: unknown) => faultOf(error) ?? `sending failed: ${String(error)}`
    relays.set(mailbox.schema, relay({ mailbox, clientOf, prefix, faultOf: line, log, failpoint }))
    watches.push(backlogWatch(mailbox, log))
  }
  const openReaders = () => {
    const common = { kafka: clientOf(), prefix, faultOf, onFatal, failpoint, log }
    for (const { consumer, inbox } of consumers) {
      const affected = () => nudge(inbox.schema)
      readers.push(group({ ...common, subscription: { consumer, inbox, log }, affected }))
    }
    if (listeners.topics().length > 0) readers.push(listening({ ...common, name, ears: listeners }))
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
      for (const outbox of outboxes) openRelay(outbox)
      openReaders()
      for (const each of [...relays.values(), ...watches, ...readers]) each.start()
      takingUp = takeUpKept({ consumers, log, affected: nudge })
      cleaning = forgetHourly(
        consumers.map(({ inbox }) => inbox),
        log,
      )
      await Promise.race([Promise.all(readers.map(({ reading }) => reading)), later(patienceMs)])
    },
    nudge,
    stop: async () => {
      cleaning?.stop()
      await Promise.all([takingUp?.stop(), ...[...readers, ...watches].map(({ stop }) => stop())])
      await Promise.all([...relays.values()].map(({ stop }) => stop()))
    },
    trouble: () =>
      [...watches, ...relays.values(), ...readers].map(({ trouble }) => trouble()).find((line) => line !== null) ??
      null,
    failed: failed.promise,
  }
}

const fatal = (error: unknown, settings: KafkaSettings) =>
  new StartupError(
    `The brokers at ${brokersOf(settings)} gave an answer that nothing here can mend: ${String(error)}. Start again; if it stays, see that their version is supported.`,
    { cause: error },
  )

const later = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms).unref()
  })

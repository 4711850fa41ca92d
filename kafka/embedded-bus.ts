import type { Database } from '../platform/database.ts'
import type { Failpoints } from '../platform/failpoint.ts'
import type { Log } from '../platform/log.ts'
import type { Consumer, EventBus, Mailbox } from './bus.ts'
import { type Ears, ears } from './ears.ts'
import { audience } from './embedded/audience.ts'
import { type Carrier, carrier } from './embedded/carrier.ts'
import { type Lane, lane } from './embedded/lane.ts'
import { marks } from './embedded/marks.ts'
import { processLock } from './embedded/process-lock.ts'
import type { Topic } from './envelope.ts'
import { heldKeys } from './held-keys.ts'
import { forgetHourly } from './inbox.ts'
import { takeUpKept } from './take-up.ts'

type EmbeddedBusOptions = Readonly<{
  /** Any pool of the database that all mailboxes are in. */
  lock: Database
  log: Log
  failpoint: Failpoints
  /** How often to look when nobody nudges. */
  pollMs?: number
}>

/**
 * Delivers within this process, straight from the outboxes: it keeps no queue of its own, and what the database does not
 * say is done is not done. `start` throws a `StartupError` when another process delivers from one of these outboxes.
 */
export function embeddedBus({ lock: database, log, failpoint, pollMs = 1_000 }: EmbeddedBusOptions): EventBus {
  const outboxes: Mailbox[] = []
  const consumers: { consumer: Consumer; inbox: Mailbox }[] = []
  const listeners = ears(log)
  const carriers = new Map<string, Carrier>()
  let cleaning: { stop(): void } | undefined
  let takingUp: { stop(): Promise<void> } | undefined
  let isStarted = false

  const nudge = (schema?: string) => {
    if (schema !== undefined) carriers.get(schema)?.wake()
    else for (const { wake } of carriers.values()) wake()
  }
  const lock = processLock({ database, outboxes, log, onRegained: nudge })

  const carry = (outbox: Mailbox): Carrier =>
    carrierOf({ outbox, consumers, ears: listeners, isAllowed: lock.isHeld, nudge, pollMs, log, failpoint })

  return {
    carry: (outbox) => void outboxes.push(outbox),
    subscribe: <T extends Topic>(consumer: Consumer<T>, inbox: Mailbox) => {
      if (consumers.some((other) => other.consumer.group === consumer.group)) {
        throw new Error(`Two consumers are called ${consumer.group}: give each a group of its own.`)
      }
      consumers.push({ consumer, inbox })
    },
    broadcast: listeners.add,
    start: async () => {
      await lock.acquire()
      for (const outbox of outboxes) carriers.set(outbox.schema, carry(outbox))
      for (const { start } of carriers.values()) start()
      takingUp = takeUpKept({ consumers, log, affected: nudge })
      cleaning = forgetHourly(
        consumers.map(({ inbox }) => inbox),
        log,
      )
      isStarted = true
    },
    nudge,
    stop: async () => {
      cleaning?.stop()
      await Promise.all([takingUp?.stop(), ...[...carriers.values()].map(({ stop }) => stop())])
      await lock.release()
    },
    trouble: () => {
      if (isStarted && !lock.isHeld())
        return 'events wait: the connection that holds the lock on their delivery is lost'
      return [...carriers.values()].map(({ trouble }) => trouble()).find((line) => line !== null) ?? null
    },
  }
}

type CarrierParts = Readonly<{
  outbox: Mailbox
  consumers: readonly { consumer: Consumer; inbox: Mailbox }[]
  ears: Ears
  isAllowed: () => boolean
  nudge: (schema: string) => void
  pollMs: number
  log: Log
  failpoint: Failpoints
}>

/** Everything that belongs to one outbox, put together. */
function carrierOf({ outbox, consumers, ears, nudge, failpoint, ...rest }: CarrierParts): Carrier {
  const here = audience(ears)
  const readersOf = (topic: string) => lanes.filter(({ topics }) => topics.includes(topic)).map(({ name }) => name)
  const written = marks(outbox, readersOf, here.forget)
  const lanes: Lane[] = consumers.map(({ consumer, inbox }) =>
    lane({
      subscription: { consumer, inbox, held: heldKeys(), log: rest.log },
      marks: written,
      failpoint,
      wake: () => nudge(outbox.schema),
      affected: () => nudge(inbox.schema),
    }),
  )
  return carrier({ ...rest, outbox, lanes, marks: written, audience: here })
}

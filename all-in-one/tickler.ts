import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { readGraphFacts } from '../gateway/graph-facts.ts'
import { startGateway } from '../gateway/listen.ts'
import type { EventBus } from '../kafka/bus.ts'
import type { KafkaSettings } from '../kafka/client/settings.ts'
import { embeddedBus } from '../kafka/embedded-bus.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import { openDatabase } from '../platform/database.ts'
import { type Failpoints, noFailpoints } from '../platform/failpoint.ts'
import type { Log } from '../platform/log.ts'
import { closers } from '../platform/shutdown.ts'
import type { Subgraph } from '../platform/subgraph.ts'
import { openAudit } from '../subgraphs/audit/audit.subgraph.ts'
import { openConversation } from '../subgraphs/conversation/conversation.subgraph.ts'
import { openReminder } from '../subgraphs/reminder/reminder.subgraph.ts'
import { openTask } from '../subgraphs/task/task.subgraph.ts'
import type { AllInOneConfig } from './config.ts'
import { type InnerGateway, innerGateway } from './inner-gateway.ts'

export type TicklerOptions = Readonly<{
  config: AllInOneConfig
  /** Where the database is, by role, and the keys that are kept with it: 32 bytes in hexadecimal. */
  storage: Readonly<{ url(role: string): string; key(purpose: string): string }>
  log: Log
  clock?: Clock
  failpoint?: Failpoints
  /** The brokers that carry events; without them the database alone does. */
  kafka?: KafkaSettings | undefined
}>

export type Tickler = Readonly<{ url: string; failed?: Promise<never>; close(): Promise<void> }>

const fileOf = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))

/** The gateway and the four subgraphs in this process, joined without HTTP, and without a broker unless there is one. */
export async function startTickler(options: TicklerOptions): Promise<Tickler> {
  const { config, log, clock = systemClock, failpoint = noFailpoints } = options
  const open = closers()
  try {
    const bus = await openBus({ ...options, failpoint }, open.add)
    const inner = innerGateway()
    const subgraphs: Subgraph[] = []
    for (const subgraph of openSubgraphs({ ...options, clock, failpoint }, bus, inner)) {
      subgraphs.push(subgraph)
      open.add(subgraph.close)
    }
    open.add(bus.stop)
    await bus.start()

    const gateway = await startGateway({
      supergraphSdl: await readFile(fileOf('schema/supergraph.graphql'), 'utf8'),
      facts: await readGraphFacts(fileOf('schema/graph.yaml')),
      links: Object.fromEntries(subgraphs.map((subgraph) => [subgraph.name, subgraph])),
      readiness: async () => ({ events: bus.trouble(), ...(await troublesOf(subgraphs)) }),
      config,
      clock,
      log,
    })
    open.add(gateway.close)
    inner.arrived(gateway)
    for (const subgraph of subgraphs) subgraph.start()
    return { url: gateway.url, close: open.close, ...(bus.failed && { failed: bus.failed }) }
  } catch (error) {
    await open.close()
    throw error
  }
}

async function troublesOf(subgraphs: readonly Subgraph[]): Promise<Readonly<Record<string, string | null>>> {
  const told = await Promise.all(subgraphs.map(async (subgraph) => subgraph.troubles?.() ?? {}))
  return Object.fromEntries(told.flatMap((troubles) => Object.entries(troubles)))
}

async function openBus(
  { storage, log, failpoint, kafka }: TicklerOptions & { failpoint: Failpoints },
  closeLater: (close: () => unknown) => void,
): Promise<EventBus> {
  if (kafka) {
    // Its client takes a while to load, which those without brokers need not wait for.
    const { kafkaBus } = await import('../kafka/kafka-bus.ts')
    return kafkaBus({ settings: kafka, name: 'tickler', log, failpoint })
  }
  const onError = (error: Error) => log.warn({ err: error }, 'the connection of the bus’s lock failed')
  const lock = openDatabase(storage.url('task_worker'), { max: 1, onError })
  closeLater(lock.close)
  return embeddedBus({ lock, log, failpoint })
}

/** One by one, so that whoever opens them can close those that are open when the next one fails. */
function* openSubgraphs(
  { config, storage, log, clock, failpoint }: TicklerOptions & Required<Pick<TicklerOptions, 'clock' | 'failpoint'>>,
  bus: EventBus,
  inner: InnerGateway,
): Generator<Subgraph> {
  const partsOf = (name: string) => ({
    config: {
      ...config,
      DATABASE_URL: storage.url(name),
      WORKER_DATABASE_URL: storage.url(`${name}_worker`),
      CURSOR_KEY: storage.key(`cursors ${name}`),
    },
    log: log.child({ subgraph: name }),
    ...{ bus, clock, failpoint },
  })
  yield openTask(partsOf('task'))
  yield openReminder(partsOf('reminder'), { reader: inner.reader, gateway: inner.client, home: inner.home })
  yield openConversation(partsOf('conversation'), { gateway: inner.client })
  yield openAudit(partsOf('audit'))
}

import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { GatewayConfig } from '../gateway/config.ts'
import { readGraphFacts } from '../gateway/graph-facts.ts'
import { type Gateway, startGateway } from '../gateway/listen.ts'
import { embeddedBus } from '../kafka/embedded-bus.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import { openDatabase } from '../platform/database.ts'
import { type Failpoints, noFailpoints } from '../platform/failpoint.ts'
import type { EntityReader, GatewayClient } from '../platform/gateway-client.ts'
import type { Log } from '../platform/log.ts'
import { closers } from '../platform/shutdown.ts'
import type { SubgraphEnv } from '../platform/subgraph-config.ts'
import { openAudit } from '../subgraphs/audit/audit.subgraph.ts'
import { openConversation } from '../subgraphs/conversation/conversation.subgraph.ts'
import { openReminder } from '../subgraphs/reminder/reminder.subgraph.ts'
import { openTask } from '../subgraphs/task/task.subgraph.ts'

export type TicklerOptions = Readonly<{
  config: GatewayConfig & Pick<SubgraphEnv, 'DEFAULT_TIME_ZONE'>
  /** Where the database is, by role, and the keys that are kept with it. */
  storage: Readonly<{ url(role: string): string; key(purpose: string): string }>
  log: Log
  clock?: Clock
  failpoint?: Failpoints
}>

export type Tickler = Readonly<{ url: string; close(): Promise<void> }>

const fileOf = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))

/** The gateway and the four subgraphs in this process, joined without HTTP and without a broker. */
export async function startTickler(options: TicklerOptions): Promise<Tickler> {
  const { config, storage, log, clock = systemClock, failpoint = noFailpoints } = options
  const open = closers()
  try {
    const lock = openDatabase(storage.url('task_worker'), {
      max: 1,
      onError: (error) => log.warn({ err: error }, 'the lock’s connection failed'),
    })
    open.add(lock.close)
    const bus = embeddedBus({ lock, log, failpoint })

    const gatewayReady = Promise.withResolvers<Gateway>()
    gatewayReady.promise.catch(() => {}) // whoever asks hears of it; that nobody asks is no fault
    const partsOf = (name: string) => ({
      config: configOf(name, storage, config.DEFAULT_TIME_ZONE),
      bus,
      clock,
      log: log.child({ subgraph: name }),
      failpoint,
    })
    const subgraphs = [
      openTask(partsOf('task')),
      openReminder(partsOf('reminder'), { reader: readerOf(gatewayReady.promise) }),
      openConversation(partsOf('conversation'), { gateway: clientOf(gatewayReady.promise) }),
      openAudit(partsOf('audit')),
    ]
    for (const subgraph of subgraphs) open.add(() => subgraph.close())
    open.add(() => bus.stop())
    await bus.start()

    const gateway = await startGateway({
      supergraphSdl: await readFile(fileOf('schema/supergraph.graphql'), 'utf8'),
      facts: await readGraphFacts(fileOf('schema/graph.yaml')),
      links: Object.fromEntries(subgraphs.map((subgraph) => [subgraph.name, subgraph])),
      readiness: async () => ({ events: bus.trouble() }),
      config,
      clock,
      log,
    })
    open.add(gateway.close)
    gatewayReady.resolve(gateway)
    for (const subgraph of subgraphs) subgraph.start()
    return { url: gateway.url, close: open.close }
  } catch (error) {
    await open.close()
    throw error
  }
}

const configOf = (name: string, storage: TicklerOptions['storage'], defaultTimeZone: string): SubgraphEnv => ({
  DATABASE_URL: storage.url(name),
  WORKER_DATABASE_URL: storage.url(`${name}_worker`),
  CURSOR_KEY: storage.key(`cursors ${name}`),
  DEFAULT_TIME_ZONE: defaultTimeZone,
})

const clientOf = (gateway: Promise<Gateway>): GatewayClient => ({
  request: async (delegation, request, correlationId) =>
    (await gateway).executeAs(delegation, { ...request, correlationId }),
})

const readerOf = (gateway: Promise<Gateway>): EntityReader => ({
  read: async (type, ids, selection, timeoutMs) => {
    const representations = ids.map((id) => ({ id }))
    const late = AbortSignal.timeout(timeoutMs)
    return Promise.race([
      gateway.then(({ systemRead }) => systemRead({ type, representations, selection })),
      new Promise<never>((_, reject) => late.addEventListener('abort', () => reject(late.reason))),
    ])
  },
})

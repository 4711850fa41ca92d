import { z } from 'zod'
import { systemClock } from '../platform/clock.ts'
import { logLevel, nodeEnv, port, readConfig } from '../platform/config.ts'
import { failpoints, noFailpoints } from '../platform/failpoint.ts'
import { internalKey } from '../platform/internal-key.ts'
import { createLog } from '../platform/log.ts'
import { openMetrics } from '../platform/metrics.ts'
import type { Migration } from '../platform/migrations.ts'
import { runProcess } from '../platform/run-process.ts'
import { closers } from '../platform/shutdown.ts'
import type { Subgraph } from '../platform/subgraph.ts'
import type { SubgraphEnv } from '../platform/subgraph-config.ts'
import { serveSubgraph } from '../platform/subgraph-server.ts'
import { untilMigrated } from '../platform/until-migrated.ts'
import { openBus } from './open-bus.ts'
import type { SubgraphParts } from './parts.ts'

const ProcessEnv = z.object({
  NODE_ENV: nodeEnv,
  HOST: z.string().default('127.0.0.1'),
  PORT: port(0),
  LOG_LEVEL: logLevel,
  /** The gateway's public key, by which a subgraph knows it: a JWK, plain or in base64. */
  INTERNAL_PUBLIC_KEY: z.string(),
  FAILPOINT: z.string().optional(),
})

/** A subgraph alone in its process, for gateways in others. */
export const runSubgraph = <Config extends Pick<SubgraphEnv, 'DATABASE_URL'>>(
  name: string,
  migrations: readonly Migration[],
  readOwn: () => Config,
  open: (parts: SubgraphParts<Config>) => Subgraph,
) =>
  runProcess(async ({ unlessStopped }) => {
    const env = readConfig(ProcessEnv)
    const log = createLog(env.LOG_LEVEL, name)
    const failpoint = env.NODE_ENV === 'production' ? noFailpoints : failpoints(env.FAILPOINT)
    const metrics = openMetrics()
    const bus = openBus({ name, log, failpoint, metrics })
    const config = readOwn()
    await unlessStopped(untilMigrated({ url: config.DATABASE_URL, schema: name, migrations }, log))
    const opened = closers()
    try {
      const subgraph = open({ config, bus, clock: systemClock, log, failpoint, metrics })
      opened.add(subgraph.close)
      opened.add(bus.stop)
      await bus.start()
      const key = await internalKey(env.INTERNAL_PUBLIC_KEY, 'INTERNAL_PUBLIC_KEY')
      const server = await serveSubgraph(subgraph, {
        host: env.HOST,
        port: env.PORT,
        key,
        clock: systemClock,
        log,
        events: bus.trouble,
        metrics,
      })
      opened.add(server.close)
      subgraph.start()
      process.stdout.write(`The ${name} subgraph is ready at ${server.url}\n`)
      return { close: opened.close, ...(bus.failed && { failed: bus.failed }) }
    } catch (error) {
      await opened.close()
      throw error
    }
  })

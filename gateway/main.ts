import { fileURLToPath } from 'node:url'
import { systemClock } from '../platform/clock.ts'
import { internalKey } from '../platform/internal-key.ts'
import { createLog } from '../platform/log.ts'
import { runProcess } from '../platform/run-process.ts'
import { closers } from '../platform/shutdown.ts'
import { StartupError } from '../platform/startup-error.ts'
import { gatewayConfig, subgraphUrl } from './config.ts'
import { readGraphFacts } from './graph-facts.ts'
import { httpLink } from './http-link/http-link.ts'
import { startGateway } from './listen.ts'
import { readSupergraph, subgraphsOf } from './supergraph-file.ts'

/** The gateway alone in its process, over subgraphs in others. */
await runProcess(async () => {
  const config = gatewayConfig()
  if (!config.INTERNAL_PRIVATE_KEY)
    throw new StartupError('INTERNAL_PRIVATE_KEY is not set: subgraphs in other processes know the gateway by it.')
  const key = await internalKey(config.INTERNAL_PRIVATE_KEY, 'INTERNAL_PRIVATE_KEY')
  const log = createLog(config.LOG_LEVEL, 'gateway')
  const supergraphSdl = await readSupergraph()
  const links = subgraphsOf(supergraphSdl).map(({ name, url }) => ({
    name,
    link: httpLink({ name, url: subgraphUrl(name, url), key, clock: systemClock }),
  }))
  const open = closers()
  for (const { link } of links) open.add(link.close)
  try {
    const gateway = await startGateway({
      supergraphSdl,
      facts: await readGraphFacts(fileURLToPath(new URL('../schema/graph.yaml', import.meta.url))),
      links: Object.fromEntries(links.map(({ name, link }) => [name, link])),
      readiness: async () =>
        Object.fromEntries(
          await Promise.all(links.map(async ({ name, link }) => [name, await link.readiness()] as const)),
        ),
      config,
      clock: systemClock,
      log,
    })
    open.add(gateway.close)
    process.stdout.write(`The gateway is ready at ${gateway.url}\n`)
    return open
  } catch (error) {
    await open.close()
    throw error
  }
})

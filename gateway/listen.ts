import type { FormattedExecutionResult } from 'graphql'
import { closeServer, listen, urlOf } from '../platform/http-server.ts'
import { closers } from '../platform/shutdown.ts'
import { hostOf } from './config.ts'
import { buildGateway, type GatewayOptions, type GatewayParts, type InProcessRequest } from './gateway.ts'
import type { EntityRead } from './system-read.ts'
import { traceOf } from './trace-headers.ts'

export interface Gateway {
  /** Without a path: `http://127.0.0.1:4000`. */
  readonly url: string
  readonly port: number
  /** Where our own jobs are served, when that was asked for. */
  readonly internalUrl: string | undefined
  /** Runs an operation as whoever the token names, verified as over HTTP; null is no token. Never throws. */
  executeAs(token: string | null, request: InProcessRequest): Promise<FormattedExecutionResult>
  /** Reads entities as our own scheduler; see `SystemRead`. */
  systemRead(read: EntityRead & { correlationId?: string }): Promise<readonly (Record<string, unknown> | null)[]>
  /** Lets what is running finish, for five seconds, and sends every socket away. */
  close(): Promise<void>
}

const patienceMs = 5_000

/** Builds a gateway and listens. Throws a `StartupError` for what the operator can mend. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { config } = options
  const host = hostOf(config)
  const parts = await buildGateway(options)
  const open = closers()
  open.add(() => parts.graph.stop())
  try {
    const internalUrl = await listenInternally(options, parts, open)
    parts.app.server.on('upgrade', parts.door.enter)
    open.add(async () => {
      parts.drain()
      await Promise.all([parts.door.close(patienceMs), closeServer(parts.app)])
    })
    const port = await listen(parts.app, { port: config.PORT, host, setting: 'PORT' })
    return {
      url: urlOf(host, port),
      port,
      internalUrl,
      executeAs: parts.executeAs,
      systemRead: ({ correlationId, ...read }) => parts.systemRead(read, traceOf(correlationId, undefined)),
      close: open.close,
    }
  } catch (error) {
    await open.close()
    throw error
  }
}

async function listenInternally(
  { config, log }: GatewayOptions,
  { systemRead }: GatewayParts,
  open: ReturnType<typeof closers>,
): Promise<string | undefined> {
  const { INTERNAL_PORT: port, SYSTEM_KEY: key } = config
  if (port === undefined || key === undefined) return undefined
  const host = config.INTERNAL_HOST ?? hostOf(config)
  const { buildInternalApp } = await import('./internal-app.ts')
  const app = buildInternalApp({ key, systemRead, log })
  open.add(() => closeServer(app))
  return urlOf(host, await listen(app, { port, host, setting: 'INTERNAL_PORT' }))
}

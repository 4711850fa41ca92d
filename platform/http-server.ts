import type { IncomingMessage, Server } from 'node:http'
import { type FastifyBaseLogger, type FastifyHttpOptions, type FastifyInstance, fastify, LogController } from 'fastify'
import { listenFault } from './listen-fault.ts'
import type { Log } from './log.ts'

const patienceMs = 5_000

/** An HTTP server that listens nowhere yet; a request's id is its correlation id, which stands in each line of its log. */
export function httpServer(
  options: {
    correlationIdOf: (request: IncomingMessage) => string
    bodyLimit: number
    /** How long a request may take to arrive, its body included. */
    requestTimeoutMs?: number
    log: Log
  } & Pick<FastifyHttpOptions<Server>, 'frameworkErrors' | 'clientErrorHandler'>,
): FastifyInstance {
  const { correlationIdOf, bodyLimit, requestTimeoutMs = 30_000, log, ...rest } = options
  // Named by the general type, so that a server of ours is a server as everyone else's.
  const loggerInstance: FastifyBaseLogger = log
  return fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'correlationId' }),
    genReqId: correlationIdOf,
    bodyLimit,
    // Fastify's own is none, and whoever sends a byte a minute would keep a connection for ever.
    requestTimeout: requestTimeoutMs,
    // Node overlooks it where the headers alone have longer.
    http: { headersTimeout: requestTimeoutMs, connectionsCheckingInterval: requestTimeoutMs / 2 },
    // Who is connected is served while we close; Fastify's own refusal has another shape than our errors.
    return503OnClosing: false,
    exposeHeadRoutes: false,
    ...rest,
  })
}

/** The port it got; throws a `StartupError` that names the setting to change when the port cannot be had. */
export async function listen(
  server: FastifyInstance,
  at: { port: number; host: string; setting: string },
): Promise<number> {
  try {
    await server.listen({ port: at.port, host: at.host })
  } catch (error) {
    throw listenFault(error, at)
  }
  const address = server.server.address()
  return typeof address === 'object' && address ? address.port : at.port
}

/** Waits for the requests that are running, but not for ever. */
export async function closeServer(server: FastifyInstance): Promise<void> {
  const hangUp = setTimeout(() => server.server.closeAllConnections(), patienceMs)
  // Node closes what is idle when it begins to close; a connection that is busy then would be kept for a next request.
  const sweep = setInterval(() => server.server.closeIdleConnections(), 50)
  await server.close()
  clearTimeout(hangUp)
  clearInterval(sweep)
}

/** The address by which to reach what listens there. */
export const urlOf = (host: string, port: number): string =>
  `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${port}`

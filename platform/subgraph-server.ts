import type { IncomingMessage } from 'node:http'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { GraphQLError } from 'graphql'
import type { CryptoKey } from 'jose'
import { z } from 'zod'
import type { Clock } from './clock.ts'
import { clientError, faultOfOurs, unauthenticated } from './errors.ts'
import { closeServer, httpServer, listen, urlOf } from './http-server.ts'
import { newId } from './id.ts'
import { type Identity, verifyIdentity } from './identity.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import { closers } from './shutdown.ts'
import type { Subgraph } from './subgraph.ts'
import { subgraphSockets } from './subgraph-sockets.ts'

export type SubgraphServerOptions = Readonly<{
  host: string
  port: number
  /** Verifies the internal tokens of the gateway, who alone is served. */
  key: CryptoKey
  clock: Clock
  log: Log
  /** Null while events come and go, else one line. It is told, and turns no one away. */
  events?: () => string | null
  metrics?: Metrics
}>

export interface SubgraphServer {
  readonly url: string
  readonly port: number
  /** Lets what is running finish, for a while; the subgraph itself stays open. */
  close(): Promise<void>
}

const bodyLimit = 2_000_000
const operation = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
})

/** Serves a subgraph to gateways in other processes. Throws a `StartupError` when it cannot listen. */
export async function serveSubgraph(subgraph: Subgraph, options: SubgraphServerOptions): Promise<SubgraphServer> {
  const { host, key, clock, log, events, metrics } = options
  const verify = (authorization: string | undefined) => identityOf(authorization, key, clock)
  const server = httpServer({ correlationIdOf: newId, bodyLimit, log })
  addGraphql(server, subgraph, verify)
  addHealth(server, subgraph, events)
  if (metrics) addMetrics(server, metrics)
  const sockets = subgraphSockets(subgraph, verify, log)
  server.server.on('upgrade', sockets.enter)

  const open = closers()
  open.add(() => Promise.all([sockets.close(), closeServer(server)]))
  const port = await listen(server, { port: options.port, host, setting: 'PORT' })
  return { url: urlOf(host, port), port, close: open.close }
}

/** Throws UNAUTHENTICATED for whatever is not a gateway's token. */
export type VerifyGateway = (authorization: string | undefined) => Promise<Identity>

async function identityOf(authorization: string | undefined, key: CryptoKey, clock: Clock): Promise<Identity> {
  try {
    return await verifyIdentity(authorization?.replace(/^Bearer /, '') ?? '', key, clock.now())
  } catch {
    throw unauthenticated() // whatever is wrong with it, it is not the gateway's
  }
}

function addGraphql(server: FastifyInstance, subgraph: Subgraph, verify: VerifyGateway): void {
  const identities = new WeakMap<IncomingMessage, Identity>()
  server.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    if (error instanceof GraphQLError) return refused(reply, error)
    const status = error.statusCode ?? 500
    if (status < 500) return reply.code(status).send({ errors: [clientError('BAD_REQUEST', error.message).toJSON()] })
    request.log.error({ err: error }, 'the subgraph failed')
    return reply.code(status).send({ errors: [clientError('INTERNAL_SERVER_ERROR', faultOfOurs).toJSON()] })
  })
  server.route({
    method: 'POST',
    url: '/graphql',
    // Before a byte of the body is parsed.
    onRequest: async ({ raw, headers }) => void identities.set(raw, await verify(headers.authorization)),
    handler: async ({ raw, body }) => {
      const identity = identities.get(raw)
      if (!identity) throw unauthenticated()
      const parsed = operation.safeParse(body)
      if (!parsed.success) throw clientError('BAD_REQUEST', 'Send { "query": "…" }.')
      const { query, variables, operationName } = parsed.data
      return subgraph.execute(
        { query, variables: variables ?? undefined, operationName: operationName ?? undefined },
        identity,
      )
    },
  })
}

const refused = (reply: FastifyReply, error: GraphQLError) =>
  reply.code(error.extensions['code'] === 'UNAUTHENTICATED' ? 401 : 400).send({ errors: [error.toJSON()] })

function addHealth(server: FastifyInstance, subgraph: Subgraph, events: () => string | null = () => null): void {
  server.get('/health', async () => ({ status: 'ok' }))
  server.get('/ready', async (request, reply) => {
    try {
      await subgraph.ready()
      return { status: 'ready', parts: { events: events(), ...(await subgraph.troubles?.()) } }
    } catch (error) {
      request.log.warn({ err: error }, 'the subgraph is not ready')
      return reply.code(503).send({ status: 'unavailable' })
    }
  })
}

function addMetrics(server: FastifyInstance, metrics: Metrics): void {
  server.get('/metrics', async (_, reply) => reply.type(metrics.contentType).send(await metrics.metrics()))
}

import { fastifyApolloHandler } from '@as-integrations/fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { GraphQLError } from 'graphql'
import { httpServer } from '../platform/http-server.ts'
import type { Log } from '../platform/log.ts'
import { type GatewayConfig, isProduction } from './config.ts'
import { corsFor } from './cors.ts'
import type { Graph } from './graph.ts'
import { httpErrors } from './http-errors.ts'
import { bearerOf } from './identity/bearer.ts'
import type { Caller, Callers } from './identity/caller.ts'
import type { SignIn } from './identity/sign-in.ts'
import { refuseUnknownHost } from './known-host.ts'
import { answerRaw } from './raw-answer.ts'
import { refuseRequest } from './refuse-request.ts'
import { traceOf } from './trace-headers.ts'

export const bodyLimit = 100_000

export type AppParts = Readonly<{
  graph: Graph
  signIn: SignIn
  callers: Callers
  config: GatewayConfig
  log: Log
}>

/** Where GraphQL is; in development at the root too, since Apollo Sandbox asks the address that it was served from. */
export const graphqlPaths = (config: GatewayConfig): readonly string[] =>
  isProduction(config) ? ['/graphql'] : ['/graphql', '/']

/** The HTTP side of the gateway, which listens nowhere yet. */
export function buildApp(parts: AppParts): FastifyInstance {
  const { config, log } = parts
  const errors = httpErrors(log)
  const app = httpServer({
    correlationIdOf: ({ headers }) => traceOf(headers['x-correlation-id'], undefined).correlationId,
    bodyLimit,
    log,
    frameworkErrors: (error, request, reply) => void errors.failed(error, request, reply),
    clientErrorHandler: unreadable(log),
  })
  app.setErrorHandler(errors.failed)
  app.setNotFoundHandler(errors.nothingHere)
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ 'x-correlation-id': request.id, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' })
  })
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions, log: requestLog } = request
    requestLog.info(
      { method, route: routeOptions.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'answered',
    )
  })
  const cors = corsFor(config.CORS_ORIGINS)
  const onRequest = [refuseUnknownHost(config), cors]
  const run = graphqlHandler(parts)
  for (const url of graphqlPaths(config)) {
    app.route({ method: ['GET', 'POST', 'OPTIONS'], url, onRequest, preHandler: refuseRequest, handler: run })
    app.route({
      method: ['PUT', 'PATCH', 'DELETE', 'HEAD'],
      url,
      onRequest: errors.wrongMethod,
      handler: errors.wrongMethod,
    })
  }
  return app
}

function graphqlHandler(parts: AppParts) {
  const run = fastifyApolloHandler(parts.graph.server, {
    context: async (request: FastifyRequest) => ({ caller: await callerOf(request, parts) }),
  })
  return function handle(this: FastifyInstance, request: FastifyRequest, reply: FastifyReply) {
    return parts.graph.correlated(request.id, () => run.call(this, request, reply))
  }
}

async function callerOf({ id, headers }: FastifyRequest, { signIn, callers }: AppParts): Promise<Caller> {
  try {
    return callers(await signIn(bearerOf(headers.authorization)), traceOf(id, headers['traceparent']))
  } catch (error) {
    throw error instanceof GraphQLError ? withStatus(error) : error
  }
}

const statuses: Readonly<Record<string, number>> = { UNAUTHENTICATED: 401, UNAVAILABLE: 503 }

const withStatus = ({ message, extensions, originalError }: GraphQLError): GraphQLError =>
  new GraphQLError(message, {
    originalError: originalError ?? null,
    extensions: { ...extensions, http: { status: statuses[String(extensions['code'])] ?? 500 } },
  })

const unreadable = (log: Log) => (error: NodeJS.ErrnoException, socket: Parameters<typeof answerRaw>[0]) => {
  if (error.code === 'ECONNRESET') return socket.destroy()
  const told = unread[error.code ?? ''] ?? notHttp
  return answerRaw(socket, { ...told, correlationId: traceOf(undefined, undefined).correlationId, log })
}

const notHttp = { status: 400, code: 'BAD_REQUEST', message: 'This is not a valid HTTP request.' } as const
const unread: Readonly<Record<string, Pick<Parameters<typeof answerRaw>[1], 'status' | 'code' | 'message'>>> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    code: 'LIMIT_EXCEEDED',
    message: 'The headers are too large. Send less in them.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    code: 'TIMEOUT',
    message: 'The request took too long to arrive. Send it again, all at once.',
  },
}

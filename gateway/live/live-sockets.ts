import type { IncomingMessage } from 'node:http'
import { type ExecutionArgs, type ExecutionResult, GraphQLError } from 'graphql'
import { CloseCode, type Context, makeServer, type OperationResult } from 'graphql-ws'
import type { WebSocket } from 'ws'
import type { Clock } from '../../platform/clock.ts'
import { clientError } from '../../platform/errors.ts'
import { type GraphqlSockets, graphqlSockets, type SocketExtra } from '../../platform/graphql-socket.ts'
import type { Log } from '../../platform/log.ts'
import { bearerOf } from '../identity/bearer.ts'
import type { SignIn } from '../identity/sign-in.ts'
import type { SignedIn } from '../identity/signed-in.ts'
import { shownError } from '../shown-error.ts'
import { traceOf } from '../trace-headers.ts'
import { errorsOf } from './errors-of.ts'
import { closeWhenOver } from './expiry.ts'
import { limitMessages } from './message-limit.ts'
import type { OpenLive } from './open-live.ts'
import { type Running, runningOn } from './running.ts'

type Params = { authorization?: unknown; Authorization?: unknown }
export type LiveExtra = SocketExtra & Readonly<{ running: Running }>
type LiveContext = Context<Params, LiveExtra>

const maxPayload = 64 * 1024
const mostSubscriptions = 20

/** Subscriptions by graphql-transport-ws; who a client is, is asked when it connects and again each time it subscribes. */
export function liveSockets(options: {
  open: OpenLive
  signIn: SignIn
  clock: Clock
  log: Log
}): GraphqlSockets<LiveExtra> {
  const { open, signIn, clock, log } = options
  const shown = (errors: readonly unknown[], { extra }: LiveContext, id: string) => {
    const correlationId = extra.running.traceOf(id)?.correlationId ?? ''
    return errors.map((error) => shownError(error, { correlationId, log }))
  }

  const server = makeServer<Params, LiveExtra>({
    connectionInitWaitTimeout: 3_000,
    onConnect: async (context) => {
      const who = await admitted(context, signIn, log)
      if (who) closeWhenOver(context.extra.socket, who.expiresAt, clock)
      return who !== undefined
    },
    onSubscribe: async (context, id, payload) => {
      const { socket, running, request } = context.extra
      const refusal = running.refusalOf(id)
      if (refusal) return sendAway(context, id, refusal)
      const trace = traceOf(request.headers['x-correlation-id'], request.headers['traceparent'])
      running.begin(id, trace)
      try {
        const who = await signIn(tokenOf(context))
        const limit = running.count() <= mostSubscriptions ? null : mostSubscriptions
        const args = open(payload, { who, trace, limit })
        running.opened(id, args.contextValue)
        return args
      } catch (error) {
        if (isUnauthenticated(error)) socket.close(CloseCode.Forbidden, 'Forbidden')
        // Completed meanwhile: nobody is told, and no hook is called.
        if (!(id in context.subscriptions)) running.end(id)
        return errorsOf(error)
      }
    },
    subscribe: resultsOf,
    onNext: (context, id, _payload, _args, { data, errors }) => ({
      ...(data === undefined ? {} : { data }),
      ...(errors ? { errors: shown(errors, context, id) } : {}),
    }),
    onError: (context, id, _payload, errors) => {
      const formatted = shown(errors.flatMap(errorsOf), context, id)
      // What was open is completed after its error.
      if (!context.extra.running.isOpen(id)) context.extra.running.end(id)
      return formatted
    },
    onComplete: ({ extra }, id) => extra.running.end(id),
  })
  return graphqlSockets(server, { maxPayload, log })
}

export const liveExtra =
  (request: IncomingMessage, log: Log) =>
  (socket: WebSocket): LiveExtra => {
    limitMessages(socket)
    return { socket, request, running: runningOn(socket, log) }
  }

/** Neither this subscribe nor an earlier one of the same id is to go on: graphql-ws drops what it no longer finds. */
function sendAway({ extra, subscriptions }: LiveContext, id: string, why: { code: number; reason: string }) {
  delete subscriptions[id]
  extra.socket.close(why.code, why.reason)
  return [clientError('BAD_REQUEST', why.reason)]
}

async function admitted(context: LiveContext, signIn: SignIn, log: Log): Promise<SignedIn | undefined> {
  try {
    return await signIn(tokenOf(context))
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    log.info({ code: error.extensions['code'] }, 'a socket was refused')
    // Nobody's token can be verified now: the client may come back with the same one.
    if (!isUnauthenticated(error)) context.extra.socket.close(1013, 'Try again later')
    return undefined
  }
}

const tokenOf = ({ connectionParams, extra }: LiveContext): string | null =>
  bearerOf(connectionParams?.authorization ?? connectionParams?.Authorization ?? extra.request.headers.authorization)

const isUnauthenticated = (error: unknown) =>
  error instanceof GraphQLError && error.extensions['code'] === 'UNAUTHENTICATED'

/** `open` put them there; graphql-ws knows a context as a value of any kind. */
const resultsOf = ({ contextValue }: ExecutionArgs): OperationResult =>
  contextValue as AsyncIterableIterator<ExecutionResult>

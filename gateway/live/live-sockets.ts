import type { ExecutionArgs, ExecutionResult } from 'graphql'
import { makeServer, type OperationResult } from 'graphql-ws'
import type { Clock } from '../../platform/clock.ts'
import { type GraphqlSockets, graphqlSockets } from '../../platform/graphql-socket.ts'
import type { Log } from '../../platform/log.ts'
import type { SignIn } from '../identity/sign-in.ts'
import { shownError } from '../shown-error.ts'
import { admission } from './admission.ts'
import { beginSubscription } from './begin-subscription.ts'
import { errorsOf } from './errors-of.ts'
import type { LiveContext, LiveExtra, Params } from './live-context.ts'
import type { OpenLive } from './open-live.ts'

const maxPayload = 64 * 1024

/** Subscriptions by graphql-transport-ws; who a client is, is asked when it connects and again each time it subscribes. */
export function liveSockets(options: {
  open: OpenLive
  signIn: SignIn
  clock: Clock
  log: Log
}): GraphqlSockets<LiveExtra> {
  const { open, signIn, log } = options
  const shown = (errors: readonly unknown[], { extra }: LiveContext, id: string) => {
    const correlationId = extra.running.traceOf(id)?.correlationId ?? ''
    return errors.map((error) => shownError(error, { correlationId, log }))
  }

  const server = makeServer<Params, LiveExtra>({
    connectionInitWaitTimeout: 3_000,
    onConnect: admission(options),
    onSubscribe: beginSubscription(open, signIn),
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

/** `open` put them there; graphql-ws knows a context as a value of any kind. */
const resultsOf = ({ contextValue }: ExecutionArgs): OperationResult =>
  contextValue as AsyncIterableIterator<ExecutionResult>

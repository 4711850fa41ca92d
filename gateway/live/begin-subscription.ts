import { CloseCode, type SubscribePayload } from 'graphql-ws'
import { clientError } from '../../platform/errors.ts'
import type { SignIn } from '../identity/sign-in.ts'
import { traceOf } from '../trace-headers.ts'
import { errorsOf } from './errors-of.ts'
import { isUnauthenticated, type LiveContext, tokenOf } from './live-context.ts'
import type { OpenLive } from './open-live.ts'

const mostSubscriptions = 20

/** What graphql-ws is to run for a subscribe, or what is wrong with it. */
export const beginSubscription =
  (open: OpenLive, signIn: SignIn) => async (context: LiveContext, id: string, payload: SubscribePayload) => {
    const { running, request } = context.extra
    const refusal = running.refusalOf(id)
    if (refusal) return sendAway(context, id, refusal)
    const trace = traceOf(request.headers['x-correlation-id'], request.headers['traceparent'])
    running.begin(id, trace)
    try {
      const who = await signIn(tokenOf(context))
      const limit = running.count() <= mostSubscriptions ? null : mostSubscriptions
      const args = open(payload, { who, trace, limit })
      running.opened(id)
      return args
    } catch (error) {
      return failed(context, id, error)
    }
  }

/** Neither this subscribe nor an earlier one of the same id is to go on: graphql-ws drops what it no longer finds. */
function sendAway({ extra, subscriptions }: LiveContext, id: string, why: { code: number; reason: string }) {
  delete subscriptions[id]
  extra.socket.close(why.code, why.reason)
  return [clientError('BAD_REQUEST', why.reason)]
}

function failed({ extra, subscriptions }: LiveContext, id: string, error: unknown) {
  if (isUnauthenticated(error)) extra.socket.close(CloseCode.Forbidden, 'Forbidden')
  // Completed meanwhile: nobody is told, and no hook is called.
  if (!(id in subscriptions)) extra.running.end(id)
  return errorsOf(error)
}

import { GraphQLError } from 'graphql'
import { clientError, faultOfOurs, isForCaller, timedOut, unavailable } from './errors.ts'
import type { Log } from './log.ts'
import { causes, isOutage } from './outage.ts'

type Scope = Readonly<{ service: string; correlationId: string; log: Log }>

/** What is ours to mend is logged whole, and shown as nothing but its code; what is the caller's passes as it is. */
export function masked(error: GraphQLError, { service, correlationId, log }: Scope): GraphQLError {
  if (isForCaller(error)) return error
  const cause = error.originalError ?? error
  log.error({ err: cause, correlationId, path: error.path }, 'a resolver failed')
  const { message, extensions } = shownFor(cause, service)
  return new GraphQLError(message, {
    ...(error.nodes ? { nodes: error.nodes } : {}),
    ...(error.path ? { path: error.path } : {}),
    extensions,
  })
}

function shownFor(cause: Error, service: string): GraphQLError {
  if (isTooSlow(cause)) return timedOut(service)
  if (isOutage(cause)) return unavailable(service)
  return clientError('INTERNAL_SERVER_ERROR', faultOfOurs)
}

// query_canceled (by statement_timeout), lock_not_available, and pg's own patience.
const isTooSlow = (cause: Error) =>
  causes(cause).some(({ code, message }) => /^(57014|55P03)$/.test(code) || message === 'Query read timeout')

import { GraphQLError, type GraphQLErrorExtensions, type GraphQLFormattedError } from 'graphql'
import { type ErrorCode, faultOfOurs, isErrorCode, type Problem } from '../platform/errors.ts'
import type { Log } from '../platform/log.ts'

export type ErrorScope = Readonly<{ correlationId: string; log: Log }>

/** An error as a client may see it: a code of the closed list, and nothing of the inside. What is ours to mend is logged whole. */
export function shownError(given: unknown, { correlationId, log }: ErrorScope): GraphQLFormattedError {
  const error = ofRule(given)
  const code = codeOf(error)
  if (!(error instanceof GraphQLError) || code === 'INTERNAL_SERVER_ERROR') {
    logFault(error, correlationId, log)
    return { message: faultOfOurs, ...placeOf(error), extensions: { code: 'INTERNAL_SERVER_ERROR', correlationId } }
  }
  logRefusal(error, code, { correlationId, log })
  return {
    message: error.message.trim(),
    ...placeOf(error),
    extensions: { ...publicExtensions(error, code), code, correlationId },
  }
}

// Apollo recodes what a validation rule reports; a rule of ours knows better, LIMIT_EXCEEDED for one.
function ofRule(error: unknown): unknown {
  if (!(error instanceof GraphQLError) || error.extensions['code'] !== 'GRAPHQL_VALIDATION_FAILED') return error
  const { originalError: rule } = error
  return rule instanceof GraphQLError && isErrorCode(rule.extensions['code']) ? rule : error
}

function placeOf(error: unknown): Pick<GraphQLFormattedError, 'locations' | 'path'> {
  if (!(error instanceof GraphQLError)) return {}
  const { locations, path } = error.toJSON()
  return { ...(locations ? { locations } : {}), ...(path ? { path } : {}) }
}

function codeOf(error: unknown): ErrorCode {
  const code = error instanceof GraphQLError ? error.extensions['code'] : undefined
  if (code === 'PERSISTED_QUERY_NOT_SUPPORTED') return 'BAD_REQUEST'
  return isErrorCode(code) ? code : 'INTERNAL_SERVER_ERROR'
}

function publicExtensions(error: GraphQLError, code: ErrorCode): GraphQLErrorExtensions {
  const { serviceName: _service, stacktrace: _stack, exception: _exception, http: _http, ...kept } = error.extensions
  if (code !== 'BAD_USER_INPUT' || Array.isArray(kept['problems'])) return kept
  return { ...kept, problems: [variableProblem(error.message)] }
}

// graphql-js says where a variable is wrong in its sentence alone.
function variableProblem(message: string): Problem {
  const [, variable = '', place] = /^Variable "\$(\w+)"(?:.*? at "([^"]+)")?/.exec(message) ?? []
  return { path: place ?? variable, problem: message }
}

/** One line without a stack for what the caller can mend; why something did not answer is for us to know. */
function logRefusal(error: GraphQLError, code: ErrorCode, { correlationId, log }: ErrorScope): void {
  const { originalError: cause, path, message } = error
  const isOutage = (code === 'UNAVAILABLE' || code === 'TIMEOUT') && cause instanceof Error
  if (isOutage) log.warn({ correlationId, code, path, err: cause }, message)
  else log.info({ correlationId, code, path }, message)
}

function logFault(error: unknown, correlationId: string, log: Log): void {
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error
  const service = error instanceof GraphQLError ? error.extensions['serviceName'] : undefined
  // A subgraph's own fault has been logged there, with the stack that matters.
  if (service !== undefined && error instanceof GraphQLError && error.extensions['code'] === 'INTERNAL_SERVER_ERROR')
    log.warn({ correlationId, service, path: error.path }, 'a subgraph failed')
  else log.error({ err: cause, correlationId, service }, 'the gateway failed')
}

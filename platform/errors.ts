import { GraphQLError, type GraphQLErrorExtensions } from 'graphql'

/** The closed list of codes that clients see (Apollo's own parse and validation codes aside). */
export const errorCodes = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'CONFLICT',
  'CURSOR_EXPIRED',
  'RATE_LIMITED',
  'LIMIT_EXCEEDED',
  'UNAVAILABLE',
  'TIMEOUT',
  'SUBSCRIPTION_SCHEMA_RELOAD',
  'INTERNAL_SERVER_ERROR',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'PERSISTED_QUERY_NOT_FOUND',
  'OPERATION_RESOLUTION_FAILURE',
] as const
export type ErrorCode = (typeof errorCodes)[number]

/** One fault of the caller's input: where it is (`input.title`) and what to do about it. */
export type Problem = Readonly<{ path: string; problem: string }>

/** An error that is meant for the caller: its message is shown, and it is not logged as a fault of ours. */
export function clientError(code: ErrorCode, message: string, extensions: GraphQLErrorExtensions = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { ...extensions, code } })
}

export function badInput(problems: readonly Problem[]): GraphQLError {
  const sentence = problems.map(({ path, problem }) => `${path}: ${problem}`).join('; ')
  return clientError('BAD_USER_INPUT', `Correct the input: ${sentence}`, { problems })
}

/** The faults that an error of `badInput` names; none for any other. */
export const problemsOf = ({ extensions }: GraphQLError): readonly Problem[] =>
  extensions['code'] === 'BAD_USER_INPUT' && Array.isArray(extensions['problems'])
    ? (extensions['problems'] as Problem[])
    : [] // `badInput` put them there

/** The same for what never was, what is someone else's, and what is no id at all. */
export const notFound = (type: string): GraphQLError =>
  clientError('NOT_FOUND', `There is no such ${type}. Check its id, and that it is yours.`)

export const conflict = (message: string, extensions: GraphQLErrorExtensions = {}): GraphQLError =>
  clientError('CONFLICT', message, extensions)

export const staleVersion = (currentVersion: number): GraphQLError =>
  conflict(`It has changed since you read it. Read it again, then repeat with version ${currentVersion}.`, {
    currentVersion,
  })

export const unavailable = (service: string): GraphQLError =>
  clientError('UNAVAILABLE', `The ${service} service does not answer now. Try again in a moment.`, { service })

export const timedOut = (service: string): GraphQLError =>
  clientError('TIMEOUT', `The ${service} service takes too long. Try again in a moment; a change may have been made.`, {
    service,
  })

export const unauthenticated = (): GraphQLError =>
  clientError('UNAUTHENTICATED', 'Send a valid token as "Authorization: Bearer …".')

/** All that a caller is told of a fault of ours. */
export const faultOfOurs = 'Something went wrong on our side. Try again; if it stays, report the correlation id.'

export const isErrorCode = (code: unknown): code is ErrorCode => errorCodes.some((known) => known === code)

/** Whether this error was made for the caller (`clientError` or graphql-js itself), as opposed to a fault of ours. */
export const isForCaller = (error: GraphQLError): boolean =>
  isErrorCode(error.extensions['code']) ? error.extensions['code'] !== 'INTERNAL_SERVER_ERROR' : !error.originalError

import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { GraphQLError } from 'graphql'
import { clientError } from '../platform/errors.ts'
import type { Log } from '../platform/log.ts'
import { shownError } from './shown-error.ts'

/** The body of every answer that is an error, whichever part of the gateway gives it. */
export const errorBody = (error: unknown, correlationId: string, log: Log) => ({
  errors: [shownError(error, { correlationId, log })],
})

const answer = (reply: FastifyReply, status: number, error: unknown, request: FastifyRequest, log: Log) =>
  reply
    .code(status)
    .type('application/json; charset=utf-8')
    .header('x-correlation-id', request.id)
    .send(errorBody(error, request.id, log))

/** Answers what went wrong before or beside GraphQL in the shape that GraphQL has. */
export const httpErrors = (log: Log, whatIsHere = 'GraphQL is at POST /graphql.') => ({
  failed: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    const status = error.statusCode ?? 500
    return answer(reply, status, status >= 500 ? error : forCaller(error, request), request, log)
  },
  nothingHere: (request: FastifyRequest, reply: FastifyReply) =>
    answer(
      reply,
      404,
      clientError('NOT_FOUND', `There is nothing at ${request.method} ${pathOf(request)}. ${whatIsHere}`),
      request,
      log,
    ),
  wrongMethod: async (request: FastifyRequest, reply: FastifyReply) =>
    answer(
      reply.header('allow', 'GET, POST, OPTIONS'),
      405,
      clientError('BAD_REQUEST', `Use POST (or GET for queries) here instead of ${request.method}.`),
      request,
      log,
    ),
})

const pathOf = ({ url }: FastifyRequest) => url.split('?')[0]?.slice(0, 100)

function forCaller(error: FastifyError, request: FastifyRequest): GraphQLError {
  if (error instanceof GraphQLError) return error
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return tooLarge(request.routeOptions.bodyLimit, Number(request.headers['content-length']))
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return clientError('BAD_REQUEST', 'Send the operation as JSON, with the header "Content-Type: application/json".')
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return clientError('BAD_REQUEST', 'The body is empty. Send JSON like { "query": "{ … }" }.')
    case 'FST_ERR_BAD_URL':
      return clientError('BAD_REQUEST', 'The address is not a valid URL. Correct its percent-encoding.')
    default:
      return clientError(
        'BAD_REQUEST',
        `The body cannot be read as JSON (${error.message}). Send JSON like { "query": "{ … }" }.`,
      )
  }
}

const tooLarge = (limit: number, actual: number) =>
  clientError('LIMIT_EXCEEDED', `The body is larger than ${limit} bytes. Send less in one request.`, {
    limit,
    ...(Number.isFinite(actual) ? { actual } : {}),
  })

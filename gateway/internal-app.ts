import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { unauthenticated } from '../platform/errors.ts'
import { httpServer } from '../platform/http-server.ts'
import { parseInput } from '../platform/input.ts'
import type { Log } from '../platform/log.ts'
import { errorBody, httpErrors } from './http-errors.ts'
import { bearerOf } from './identity/bearer.ts'
import type { SystemRead } from './system-read.ts'
import { traceOf } from './trace-headers.ts'

const entityRead = z.object({
  type: z.string(),
  representations: z.array(z.record(z.string(), z.unknown())),
  selection: z.string(),
})

/** What our own jobs are served, on a listener of its own that is never exposed: `POST /entities` with the system's key. */
export function buildInternalApp(options: { key: string; systemRead: SystemRead; log: Log }): FastifyInstance {
  const { systemRead, log } = options
  const errors = httpErrors(log, 'Entities are at POST /entities.')
  const expected = digest(options.key)
  const app = httpServer({
    correlationIdOf: ({ headers }) => traceOf(headers['x-correlation-id'], undefined).correlationId,
    bodyLimit: 1_000_000,
    log,
    frameworkErrors: (error, request, reply) => void errors.failed(error, request, reply),
  })
  app.setErrorHandler(errors.failed)
  app.setNotFoundHandler(errors.nothingHere)
  app.addHook('onRequest', async ({ headers, id }, reply) => {
    reply.header('x-correlation-id', id)
    if (isKey(headers.authorization, expected)) return undefined
    return reply.code(401).send(errorBody(unauthenticated(), id, log))
  })
  app.post('/entities', async ({ body, id, headers }, reply) => {
    try {
      const read = parseInput(entityRead, body, '')
      return { entities: await systemRead(read, traceOf(id, headers['traceparent'])) }
    } catch (error) {
      return reply.code(200).send({ entities: null, ...errorBody(error, id, log) })
    }
  })
  return app
}

// Digests, since a comparison in constant time wants the same length.
const digest = (text: string) => createHash('sha256').update(text).digest()

function isKey(header: unknown, expected: Buffer): boolean {
  try {
    const given = bearerOf(header)
    return given !== null && timingSafeEqual(digest(given), expected)
  } catch {
    return false // not even a bearer token
  }
}

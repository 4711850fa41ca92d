import type { FastifyReply, FastifyRequest } from 'fastify'

const methods = 'GET, POST'
const headers =
  'authorization, content-type, x-correlation-id, traceparent, apollo-require-preflight, x-apollo-operation-name'

/** Lets pages of exactly these origins call us from a browser; all others get no permission, which their browser enforces. */
export function corsFor(origins: readonly string[]) {
  const allowed = new Set(origins)
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const { origin } = request.headers
    const isAllowed = origin !== undefined && allowed.has(origin)
    if (isAllowed)
      reply.headers({
        'access-control-allow-origin': origin,
        'access-control-expose-headers': 'x-correlation-id',
        vary: 'origin',
      })
    if (request.method !== 'OPTIONS') return undefined
    if (isAllowed)
      reply.headers({
        'access-control-allow-methods': methods,
        'access-control-allow-headers': headers,
        'access-control-max-age': '600',
      })
    return reply.code(204).send()
  }
}

/** Whether a page may open a WebSocket here: one of our own, or of an allowed origin; programs send no origin. */
export function isAllowedOrigin(
  origin: string | undefined,
  host: string | undefined,
  origins: readonly string[],
): boolean {
  if (origin === undefined || origins.includes(origin)) return true
  return URL.canParse(origin) && host !== undefined && new URL(origin).host === host
}

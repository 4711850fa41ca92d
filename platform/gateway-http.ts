import { z } from 'zod'
import { unavailable } from './errors.ts'
import type { EntityReader, GatewayClient } from './gateway-client.ts'

const answer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(z.object({ message: z.string(), extensions: z.record(z.string(), z.unknown()).optional() }))
    .optional(),
})
const entities = z.object({ entities: z.array(z.record(z.string(), z.unknown()).nullable()) })
const patienceMs = 10_000

/** The gateway in another process, for those who act on behalf of a person; `url` is its address without a path. */
export const httpGateway = (url: string): GatewayClient => ({
  request: async (delegation, request, correlationId) => {
    const headers = { authorization: `Bearer ${delegation}`, 'x-correlation-id': correlationId }
    return answer.parse(await post(`${url}/graphql`, headers, request, patienceMs))
  },
})

/** The gateway's internal listener in another process, for the scheduler; `key` is the system's. */
export const httpEntityReader = (url: string, key: string): EntityReader => ({
  read: async (type, ids, selection, timeoutMs) => {
    const read = { type, representations: ids.map((id) => ({ id })), selection }
    return entities.parse(await post(`${url}/entities`, { authorization: `Bearer ${key}` }, read, timeoutMs)).entities
  },
})

async function post(url: string, headers: Record<string, string>, body: object, timeoutMs: number): Promise<unknown> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
    })
    return await response.json()
  } catch (error) {
    throw new Error(unavailable('gateway').message, { cause: error })
  }
}

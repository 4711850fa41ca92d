import type { CryptoKey } from 'jose'
import { Pool, errors as undiciErrors } from 'undici'
import { z } from 'zod'
import type { Clock } from '../../platform/clock.ts'
import { type Identity, signIdentity } from '../../platform/identity.ts'
import type { SubgraphLink, SubgraphRequest, SubgraphResult } from '../../platform/subgraph.ts'
import { linkError, resultOf } from './answer.ts'
import { linkSubscriptions } from './link-subscriptions.ts'

export interface HttpLink extends SubgraphLink {
  /** Null when the subgraph is ready, else what is wrong with it. */
  readiness(): Promise<string | null>
  close(): Promise<void>
}

export type HttpLinkOptions = Readonly<{
  name: string
  /** The subgraph's `/graphql`. */
  url: string
  /** Signs the internal tokens. */
  key: CryptoKey
  clock: Clock
  timeoutMs?: number
}>

/** Reaches a subgraph in another process. Throws UNAVAILABLE or TIMEOUT with the subgraph as `service`. */
export function httpLink(options: HttpLinkOptions): HttpLink {
  const { name, key, clock, timeoutMs = 10_000 } = options
  const { origin, pathname } = new URL(options.url)
  const pool = new Pool(origin, { connectTimeout: 2_000, headersTimeout: timeoutMs, bodyTimeout: timeoutMs })
  const subscriptions = linkSubscriptions({
    name,
    url: options.url,
    sign: (who) => signIdentity(who, key, clock.now()),
  })

  const post = async (request: SubgraphRequest, identity: Identity): Promise<SubgraphResult> => {
    const token = await signIdentity(identity, key, clock.now())
    const { statusCode, body } = await pool.request({
      path: pathname,
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: request.query, variables: request.variables }),
      signal: AbortSignal.timeout(timeoutMs),
    })
    const text = await body.text()
    if (statusCode !== 200) throw new Error(`status ${statusCode}: ${text.slice(0, 200)}`)
    return resultOf(JSON.parse(text))
  }

  return {
    execute: async (request, identity) => {
      try {
        return await retried(() => post(request, identity), request)
      } catch (error) {
        throw linkError(name, error)
      }
    },
    subscribe: subscriptions.subscribe,
    readiness: async () => {
      try {
        const { statusCode, body } = await pool.request({
          path: '/ready',
          method: 'GET',
          signal: AbortSignal.timeout(1_000),
        })
        const said = readySchema.safeParse(await body.json())
        return statusCode === 200 ? (said.data?.parts.events ?? null) : `answers with status ${statusCode}`
      } catch {
        return 'does not answer' // why is told to the log by whoever needs it
      }
    },
    close: async () => {
      await subscriptions.close()
      await pool.destroy()
    },
  }
}

/** What a subgraph that is ready says of itself. */
const readySchema = z.object({ parts: z.object({ events: z.string().nullable() }) })

/** A connection that was kept open may be gone when it is next used; what only reads is sent once more. */
async function retried<T>(send: () => Promise<T>, { query }: SubgraphRequest): Promise<T> {
  try {
    return await send()
  } catch (error) {
    if (!(error instanceof undiciErrors.SocketError) || query.startsWith('mutation')) throw error
    return send()
  }
}

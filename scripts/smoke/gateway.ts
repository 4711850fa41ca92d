import { createClient } from 'graphql-ws'
import WebSocket from 'ws'
import { z } from 'zod'

const answer = z.object({ data: z.unknown().optional(), errors: z.array(z.object({ message: z.string() })).optional() })
type Variables = Readonly<Record<string, unknown>>
type Asked = Readonly<{ query: string; variables?: Variables; correlationId?: string }>

/** A Tickler as any client sees it. What is asked is parsed; whatever else comes is thrown. */
export interface Gateway {
  /** Rejects while a part of it is not well. */
  ready(): Promise<void>
  run<T>(shape: z.ZodType<T>, asked: Asked): Promise<T>
  /** The first of a subscription's events that `isIt`. */
  first<T>(shape: z.ZodType<T>, asked: Asked, isIt: (event: T) => boolean, withinMs: number): Promise<T>
  close(): Promise<void>
}

const readiness = z.object({ status: z.string(), parts: z.record(z.string(), z.string().nullable()) })

/** Whom the token names is let in by no further try. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused'
}

const unauthorized = 401

export function gatewayAt(url: string, token: string | undefined): Gateway {
  const authorization: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const sockets = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: authorization,
    retryAttempts: 0,
  })
  const parsed = <T>(shape: z.ZodType<T>, given: unknown): T => {
    const { data, errors } = answer.parse(given)
    if (errors?.[0]) throw new Error(errors[0].message)
    return shape.parse(data)
  }

  return {
    ready: async () => {
      const { parts } = readiness.parse(await (await fetch(`${url}/ready`)).json())
      const ill = Object.entries(parts).filter(([, trouble]) => trouble !== null)
      if (ill.length > 0) throw new Error(ill.map(([part, trouble]) => `${part} ${trouble}`).join(', '))
    },
    run: async (shape, { query, variables, correlationId }) => {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...authorization,
          ...(correlationId ? { 'x-correlation-id': correlationId } : {}),
        },
        body: JSON.stringify({ query, variables }),
      })
      const body = await response.json()
      if (response.status === unauthorized) throw new TokenRefused(answer.parse(body).errors?.[0]?.message)
      return parsed(shape, body)
    },
    first: async (shape, { query, variables = {} }, isIt, withinMs) => {
      const events = sockets.iterate({ query, variables })
      const late = setTimeout(() => void events.return?.(), withinMs)
      try {
        for await (const event of events) {
          const seen = parsed(shape, event)
          if (isIt(seen)) return seen
        }
        throw new Error('the live change did not come')
      } finally {
        clearTimeout(late)
      }
    },
    close: async () => void (await sockets.dispose()),
  }
}

import { createClient } from 'graphql-ws'
import WebSocket from 'ws'

// biome-ignore lint/suspicious/noExplicitAny: what an answer holds is what the tests are about, and they read into it freely
type Anything = any

/** An answer as it came. */
export type Answer = {
  data?: Anything
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, Anything> }[]
}

/** A stock client of the gateway: HTTP for queries and mutations, graphql-ws for subscriptions. */
export interface Client {
  /** The parsed answer; with `headers` of the request. */
  run(query: string, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<Answer>
  /** The response itself. */
  post(body: string, headers?: Record<string, string>): Promise<Response>
  /** Resolves once the subscription is sent; `events` grows as they come, and `next(n)` resolves with the first n. */
  live(query: string, variables?: Record<string, unknown>): Live
  close(): Promise<void>
}

export interface Live {
  readonly events: readonly Answer[]
  /** The first `count` events; rejects when the subscription fails or they do not come in time. */
  first(count: number, withinMs?: number): Promise<readonly Answer[]>
  stop(): void
}

export function clientOf(url: string, token?: string): Client {
  const authorization = token ? { authorization: `Bearer ${token}` } : {}
  const sockets = createClient({
    url: `${url.replace(/^http/, 'ws').replace(/\/$/, '')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: authorization,
    retryAttempts: 0,
    lazy: true,
  })
  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${url.replace(/\/$/, '')}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...authorization, ...headers },
      body,
    })

  return {
    post,
    run: async (query, variables, headers) => {
      const response = await post(JSON.stringify({ query, variables }), headers)
      const answer: Answer = JSON.parse(await response.text())
      return answer
    },
    live: (query, variables) => liveOf(sockets, query, variables),
    close: async () => void (await sockets.dispose()),
  }
}

function liveOf(sockets: ReturnType<typeof createClient>, query: string, variables?: Record<string, unknown>): Live {
  const events: Answer[] = []
  let failure: unknown
  let wake = () => {}
  const stop = sockets.subscribe(
    { query, ...(variables ? { variables } : {}) },
    {
      next: (event) => {
        events.push(JSON.parse(JSON.stringify(event)))
        wake()
      },
      error: (error) => {
        failure = error
        wake()
      },
      complete: () => wake(),
    },
  )
  const first = async (count: number, withinMs = 5_000) => {
    const late = AbortSignal.timeout(withinMs)
    while (events.length < count) {
      if (failure) throw failure instanceof Error ? failure : new Error(JSON.stringify(failure))
      if (late.aborted) throw new Error(`${events.length} of ${count} events came: ${JSON.stringify(events)}`)
      await new Promise<void>((resolve) => {
        wake = resolve
        late.addEventListener('abort', () => resolve(), { once: true })
      })
    }
    return events.slice(0, count)
  }
  return { events, first, stop }
}

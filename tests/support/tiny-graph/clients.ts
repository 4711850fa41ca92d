import { once } from 'node:events'
import { type Client, type ClientOptions, createClient } from 'graphql-ws'
import { type ClientOptions as SocketOptions, WebSocket } from 'ws'
import { z } from 'zod'

const shown = z.looseObject({
  data: z.unknown().optional(),
  errors: z
    .array(
      z.looseObject({
        message: z.string(),
        path: z.array(z.unknown()).optional(),
        extensions: z.record(z.string(), z.unknown()),
      }),
    )
    .optional(),
})

export type Answer = Readonly<{ status: number; headers: Headers; body: z.infer<typeof shown> }>

/** What stands in a value at a path. */
export const at = (value: unknown, ...path: string[]): unknown =>
  path.reduce((inner, key) => z.record(z.string(), z.unknown()).parse(inner)[key], value)

export const textAt = (value: unknown, ...path: string[]): string => z.string().parse(at(value, ...path))

/** Sends a body as it is; objects as JSON. */
export async function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return answerOf(response)
}

export async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: shown.parse(JSON.parse(text)) }
}

export const ask = (
  url: string,
  token: string | null,
  query: string,
  variables?: Record<string, unknown>,
): Promise<Answer> => post(url, { query, variables }, token === null ? {} : { authorization: `Bearer ${token}` })

const closure = z.object({ code: z.number(), reason: z.string() })

/** A graphql-ws client with one socket, which never reconnects. */
export function liveClient(
  url: string,
  options: Partial<ClientOptions> & { socket?: SocketOptions } = {},
): Client & { closed: Promise<z.infer<typeof closure>> } {
  const { socket = {}, ...rest } = options
  class Socket extends WebSocket {
    constructor(address: string, protocol: string) {
      super(address, protocol, socket)
    }
  }
  const { promise: closed, resolve: onClosed } = Promise.withResolvers<z.infer<typeof closure>>()
  const client = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: Socket,
    retryAttempts: 0,
    on: { closed: (event) => onClosed(closure.parse(event)) },
    ...rest,
  })
  return { ...client, closed }
}

export const liveAs = (url: string, token: string | null) =>
  liveClient(url, token === null ? {} : { connectionParams: { authorization: `Bearer ${token}` } })

/** A bare socket with the subprotocol, for what no client library would send. */
export async function bareSocket(
  url: string,
  protocols: string[] = ['graphql-transport-ws'],
  options: SocketOptions = {},
): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/graphql`, protocols, options)
  await once(socket, 'open')
  return socket
}

/** The next so many results of a subscription. */
export async function take<T>(events: AsyncIterator<T>, count: number): Promise<T[]> {
  const taken: T[] = []
  while (taken.length < count) {
    const { done, value } = await events.next()
    if (done) break
    taken.push(value)
  }
  return taken
}

/** Waits until something holds, and fails after five seconds. */
export async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    if (await holds()) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error(`It never came that ${what}.`)
}

import { once } from 'node:events'
import { type Client, type ClientOptions, createClient } from 'graphql-ws'
import { type ClientOptions as SocketOptions, WebSocket } from 'ws'

export type Answer = Readonly<{
  status: number
  headers: Headers
  // A test says what it expects of an answer's shape; the gateway is what is on trial.
  body: {
    data?: any
    errors?: { message: string; path?: unknown[]; locations?: unknown; extensions: Record<string, any> }[]
    extensions?: unknown
  }
}>

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
  return { status: response.status, headers: response.headers, body: JSON.parse(text) as Answer['body'] }
}

export const ask = (
  url: string,
  token: string | null,
  query: string,
  variables?: Record<string, unknown>,
): Promise<Answer> => post(url, { query, variables }, token === null ? {} : { authorization: `Bearer ${token}` })

/** A graphql-ws client with one socket, which never reconnects. */
export function liveClient(
  url: string,
  options: Partial<ClientOptions> & { socket?: SocketOptions } = {},
): Client & { closed: Promise<{ code: number; reason: string }> } {
  const { socket = {}, ...rest } = options
  class Socket extends WebSocket {
    constructor(address: string, protocol: string) {
      super(address, protocol, socket)
    }
  }
  let onClosed: (event: { code: number; reason: string }) => void = () => {}
  const closed = new Promise<{ code: number; reason: string }>((resolve) => (onClosed = resolve))
  const client = createClient({
    url: `${url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: Socket,
    retryAttempts: 0,
    on: { closed: (event) => onClosed(event as { code: number; reason: string }) },
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

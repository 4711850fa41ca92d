import { type Client, createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import type { Identity } from '../../platform/identity.ts'
import type { SubgraphLink, SubgraphResult } from '../../platform/subgraph.ts'
import { systemIdentity } from '../identity/caller.ts'
import { traceOf } from '../trace-headers.ts'
import { linkError, resultOf } from './answer.ts'
import { eventQueue } from './event-queue.ts'

/** So many events may wait for a client that reads slowly; then its upstream ends, and is opened again when it has caught up. */
const mostWaiting = 100
const pingEveryMs = 10_000

/** Signs who it is that asks, for a minute. */
export type Sign = (identity: Identity) => Promise<string>

/** The subscriptions of everyone at one subgraph, on one socket; each says with a token of its own whose it is. */
export function linkSubscriptions(options: { name: string; url: string; sign: Sign }): {
  subscribe: SubgraphLink['subscribe']
  close(): Promise<void>
} {
  const { name, sign } = options
  const client = clientOf(options)
  return {
    subscribe: async ({ query, variables, operationName }, identity) => {
      const token = await sign(identity)
      let leave = () => {}
      const queue = eventQueue<SubgraphResult>({ most: mostWaiting, onLeave: () => leave() })
      const ended = (error: unknown) => {
        stopListening()
        queue.end(linkError(name, error))
      }
      // Left to itself the client would subscribe again after some closures, from where it once began.
      const stopListening = client.on('closed', (event) => {
        ended(event)
        leave()
      })
      leave = client.subscribe(
        { query, variables, operationName, extensions: { identity: token } },
        {
          next: (result) => queue.push(resultOf(result)),
          error: (error) => {
            if (Array.isArray(error)) queue.push(resultOf({ errors: error }))
            ended(error)
          },
          complete: () => {
            stopListening()
            queue.end()
          },
        },
      )
      return queue.events
    },
    close: async () => client.terminate(),
  }
}

function clientOf({ url, sign }: { url: string; sign: Sign }): Client {
  let token = ''
  class AuthorizedSocket extends WebSocket {
    constructor(address: string, protocol: string) {
      const headers = { authorization: `Bearer ${token}` }
      const options = { headers, perMessageDeflate: false, handshakeTimeout: 5_000, closeTimeout: 1_000 }
      super(address, protocol, options)
    }
  }
  let silence: NodeJS.Timeout | undefined
  const client = createClient({
    // Asked for each time it connects, right before.
    url: async () => {
      token = await sign({ ...systemIdentity('gateway', traceOf(undefined, undefined)), scopes: [] })
      return url.replace(/^http/, 'ws')
    },
    webSocketImpl: AuthorizedSocket,
    retryAttempts: 0,
    connectionAckWaitTimeout: 5_000,
    keepAlive: pingEveryMs,
    lazyCloseTimeout: pingEveryMs,
    on: {
      // A connection that is half open answers no ping.
      ping: (isReceived) => {
        if (!isReceived) silence = setTimeout(() => client.terminate(), pingEveryMs / 2)
      },
      pong: () => clearTimeout(silence),
      closed: () => clearTimeout(silence),
    },
  })
  return client
}

import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type ExecutionArgs, GraphQLError, parse } from 'graphql'
import { makeServer, type OperationResult } from 'graphql-ws'
import { z } from 'zod'
import { unauthenticated } from './errors.ts'
import { graphqlSockets, type SocketExtra } from './graphql-socket.ts'
import type { Identity } from './identity.ts'
import { lastWords } from './last-words.ts'
import type { Log } from './log.ts'
import type { Subgraph, SubgraphRequest } from './subgraph.ts'

type Subscribing = Readonly<{ request: SubgraphRequest; identity: Identity }>

const maxPayload = 1_000_000
const patienceMs = 1_000
const unauthorized = 'HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'
/** One socket carries the subscriptions of many people: each brings the token that says whose it is. */
const extensions = z.object({ identity: z.string() })

/** The live side of a subgraph that is served apart: the gateway is known before the upgrade, the person at each subscribe. */
export function subgraphSockets(
  subgraph: Subgraph,
  verify: (authorization: string | undefined) => Promise<Identity>,
  log: Log,
): { enter(request: IncomingMessage, socket: Duplex, head: Buffer): void; close(): Promise<void> } {
  const server = makeServer<Record<string, unknown>, SocketExtra>({
    onSubscribe: async (_context, _id, { query, variables, operationName, ...payload }) => {
      try {
        const { identity: token } = parsedExtensions(payload.extensions)
        const request = { query, variables: variables ?? undefined, operationName: operationName ?? undefined }
        const contextValue: Subscribing = { request, identity: await verify(`Bearer ${token}`) }
        return { schema: subgraph.schema, document: parse(query), operationName, contextValue }
      } catch (error) {
        if (error instanceof GraphQLError) return [error]
        throw error
      }
    },
    subscribe: ({ contextValue }: ExecutionArgs): OperationResult => {
      // onSubscribe, right above, put it there.
      const { request, identity } = contextValue as Subscribing
      return subgraph.subscribe(request, identity)
    },
  })
  const sockets = graphqlSockets(server, { maxPayload, log })
  return {
    enter: (request, socket, head) => {
      // Nobody else listens while the token is looked at, and an error that no one hears ends the process.
      socket.on('error', () => socket.destroy())
      verify(request.headers.authorization).then(
        () => {
          if (socket.destroyed) return
          sockets.accept(request, socket, head, (webSocket) => ({ socket: webSocket, request }))
        },
        () => lastWords(socket, unauthorized),
      )
    },
    close: () => sockets.close(patienceMs),
  }
}

function parsedExtensions(given: unknown): z.infer<typeof extensions> {
  const parsed = extensions.safeParse(given)
  if (parsed.success) return parsed.data
  throw unauthenticated()
}

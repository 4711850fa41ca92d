import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { CloseCode, handleProtocols, type Server } from 'graphql-ws'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Log } from './log.ts'

/** What a connection is known by to the hooks of its graphql-ws server. */
export type SocketExtra = Readonly<{ socket: WebSocket; request: IncomingMessage }>

export interface GraphqlSockets<Extra extends SocketExtra> {
  /** Takes over a connection whose HTTP request asked for it, and was found worthy. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer, extraOf: (socket: WebSocket) => Extra): void
  /** Says goodbye (1001) to everyone, and hangs up on those who do not answer in time. */
  close(patienceMs: number): Promise<void>
}

const aliveEveryMs = 12_000
// A client that does not read what it asked for gets no more to read.
const mostBufferedBytes = 1_000_000

/**
 * Serves the graphql-transport-ws protocol. graphql-ws brings such a server for `ws` as well, but that one writes what
 * clients do wrong to the console, stack and all.
 */
export function graphqlSockets<Extra extends SocketExtra>(
  server: Server<Extra>,
  { maxPayload, log }: { maxPayload: number; log: Log },
): GraphqlSockets<Extra> {
  const settings = { noServer: true, maxPayload, perMessageDeflate: false, handleProtocols, closeTimeout: 1_000 }
  const sockets = new WebSocketServer(settings)
  const silent = new WeakSet<WebSocket>()

  const checkAlive = setInterval(() => {
    for (const socket of sockets.clients) {
      if (silent.has(socket)) socket.terminate()
      silent.add(socket)
      socket.ping()
    }
  }, aliveEveryMs).unref()

  return {
    accept: (request, raw, head, extraOf) =>
      sockets.handleUpgrade(request, raw, head, (socket) => {
        socket.on('pong', () => silent.delete(socket))
        serve(server, socket, extraOf(socket), log)
      }),
    close: async (patienceMs) => {
      clearInterval(checkAlive)
      const open = [...sockets.clients]
      const gone = Promise.all(open.map((socket) => new Promise((resolve) => socket.once('close', resolve))))
      for (const socket of open) socket.close(1001, 'Going away')
      const hangUp = setTimeout(() => open.map((socket) => socket.terminate()), patienceMs)
      await gone
      clearTimeout(hangUp)
    },
  }
}

function serve<Extra extends SocketExtra>(server: Server<Extra>, socket: WebSocket, extra: Extra, log: Log): void {
  const failed = (error: unknown) => {
    log.error({ err: error }, 'a socket failed')
    socket.close(CloseCode.InternalServerError, 'Internal server error')
  }
  const closed = server.opened(
    {
      protocol: socket.protocol,
      // Resolves when the operating system has it, which the next event waits for; and a turn of the event loop later,
      // since a feed that is read from memory would leave no turn to anyone else.
      send: (text) =>
        new Promise((resolve) => {
          if (socket.readyState === socket.OPEN) socket.send(text, () => setImmediate(resolve))
          else setImmediate(resolve)
        }),
      close: (code, reason) => socket.close(code, reason),
      onMessage: (take) =>
        socket.on('message', (data: Buffer) => {
          if (socket.readyState !== socket.OPEN) return // who was sent away is not listened to
          if (socket.bufferedAmount > mostBufferedBytes) socket.terminate()
          else take(data.toString()).catch(failed)
        }),
    },
    extra,
  )
  // A frame that is broken or too large: `ws` closes with the code for it.
  socket.on('error', (error) => log.info(`a client's frame was refused: ${error.message}`))
  socket.once('close', (code, reason) => {
    Promise.resolve(closed(code, reason.toString())).catch(failed)
  })
}

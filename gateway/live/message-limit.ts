import { MessageType, parseMessage } from 'graphql-ws'
import type { WebSocket } from 'ws'

const mostMessages = 100
const minuteMs = 60_000
export const tooManyRequests = 4429

/** Closes the socket when its client says more in a minute than one has to say; pings and pongs are not counted. */
export function limitMessages(socket: WebSocket): void {
  let count = 0
  let since = performance.now()
  socket.on('message', (data: Buffer) => {
    if (isHeartbeat(data)) return
    if (performance.now() - since >= minuteMs) {
      count = 0
      since = performance.now()
    }
    if (++count > mostMessages) socket.close(tooManyRequests, `Send at most ${mostMessages} messages a minute`)
  })
}

function isHeartbeat(data: Buffer): boolean {
  try {
    const { type } = parseMessage(data.toString())
    return type === MessageType.Ping || type === MessageType.Pong
  } catch {
    return false // for what is no message graphql-ws closes the socket
  }
}

import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { clientError, type ErrorCode } from '../platform/errors.ts'
import type { Log } from '../platform/log.ts'
import { errorBody } from './http-errors.ts'

/** Answers on a bare socket (where no response object exists, or an upgrade is refused), and closes it. */
export function answerRaw(
  socket: Duplex,
  given: { status: number; code: ErrorCode; message: string; correlationId: string; log: Log },
): void {
  // Nobody else listens on a bare socket, and an error that no one hears ends the process.
  socket.on('error', () => socket.destroy())
  if (!socket.writable) {
    socket.destroy()
    return
  }
  const body = JSON.stringify(errorBody(clientError(given.code, given.message), given.correlationId, given.log))
  const head = [
    `HTTP/1.1 ${given.status} ${STATUS_CODES[given.status] ?? ''}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Correlation-ID: ${given.correlationId}`,
    'Connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}

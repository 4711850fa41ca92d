import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { clientError, type ErrorCode } from '../platform/errors.ts'
import { lastWords } from '../platform/last-words.ts'
import type { Log } from '../platform/log.ts'
import { errorBody } from './http-errors.ts'

/** An error as over HTTP, where no response object exists or an upgrade is refused; the socket is let go of. */
export function answerRaw(
  socket: Duplex,
  given: { status: number; code: ErrorCode; message: string; correlationId: string; log: Log },
): void {
  const body = JSON.stringify(errorBody(clientError(given.code, given.message), given.correlationId, given.log))
  const head = [
    `HTTP/1.1 ${given.status} ${STATUS_CODES[given.status] ?? ''}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Correlation-ID: ${given.correlationId}`,
    'Connection: close',
  ]
  lastWords(socket, `${head.join('\r\n')}\r\n\r\n${body}`)
}

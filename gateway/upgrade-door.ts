import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { ErrorCode } from '../platform/errors.ts'
import type { GraphqlSockets } from '../platform/graphql-socket.ts'
import type { Log } from '../platform/log.ts'
import type { GatewayConfig } from './config.ts'
import { isAllowedOrigin } from './cors.ts'
import { isKnownHost, unknownHost } from './known-host.ts'
import { type LiveExtra, liveExtra } from './live/live-context.ts'
import { answerRaw } from './raw-answer.ts'
import { traceOf } from './trace-headers.ts'

/** Where WebSockets come in. */
export interface UpgradeDoor {
  enter(request: IncomingMessage, socket: Duplex, head: Buffer): void
  close(patienceMs: number): Promise<void>
}

type Refusal = Readonly<{ status: number; code: ErrorCode; message: string }>

export function upgradeDoor(options: {
  sockets: GraphqlSockets<LiveExtra>
  paths: readonly string[]
  config: GatewayConfig
  isDraining: () => boolean
  log: Log
}): UpgradeDoor {
  const { sockets, paths, config, isDraining, log } = options

  const refusals: readonly (readonly [isRefused: (request: IncomingMessage) => boolean, Refusal])[] = [
    [
      ({ url = '' }) => !paths.includes(url.split('?')[0] ?? ''),
      { status: 404, code: 'NOT_FOUND', message: 'There is no WebSocket here. Subscriptions are at /graphql.' },
    ],
    [
      ({ headers }) => headers.upgrade?.toLowerCase() !== 'websocket',
      { status: 400, code: 'BAD_REQUEST', message: 'Upgrade to a WebSocket, or do not upgrade.' },
    ],
    [({ headers }) => !isKnownHost(headers.host, config), unknownHost],
    [
      ({ headers }) => !isAllowedOrigin(headers.origin, headers.host, config.CORS_ORIGINS),
      { status: 403, code: 'FORBIDDEN', message: 'Pages of this origin may not connect. Add it to CORS_ORIGINS.' },
    ],
    [isDraining, { status: 503, code: 'UNAVAILABLE', message: 'This gateway is stopping. Connect again.' }],
  ]

  return {
    enter: (request, socket, head) => {
      const [, refusal] = refusals.find(([isRefused]) => isRefused(request)) ?? []
      if (!refusal) return sockets.accept(request, socket, head, liveExtra(request))
      const { correlationId } = traceOf(request.headers['x-correlation-id'], undefined)
      return answerRaw(socket, { ...refusal, correlationId, log })
    },
    close: (patienceMs) => sockets.close(patienceMs),
  }
}

import type { ExecutionResult } from 'graphql'
import { CloseCode } from 'graphql-ws'
import type { WebSocket } from 'ws'
import type { Log } from '../../platform/log.ts'
import type { Trace } from '../trace-headers.ts'

type Events = AsyncIterableIterator<ExecutionResult>

/**
 * The subscriptions of a socket, each from its subscribe to its very end. graphql-ws forgets one as soon as its client
 * completes it, even while it opens, and an id that is used anew by then would hide what it stood for.
 */
export interface Running {
  /** Why the socket has to be closed, should this id begin now. */
  refusalOf(id: string): Readonly<{ code: number; reason: string }> | undefined
  begin(id: string, trace: Trace): void
  opened(id: string, events: Events): void
  isOpen(id: string): boolean
  traceOf(id: string): Trace | undefined
  end(id: string): void
  count(): number
}

const longestId = 128

/** Ends all that is open when the socket closes. */
export function runningOn(socket: WebSocket, log: Log): Running {
  const running = new Map<string, { trace: Trace; events?: Events }>()

  const leave = (events: Events | undefined) =>
    events?.return?.().catch((error: unknown) => log.error({ err: error }, 'a subscription could not be ended'))
  socket.once('close', () => {
    for (const { events } of running.values()) void leave(events)
  })

  return {
    refusalOf: (id) => {
      if (running.has(id))
        return { code: CloseCode.SubscriberAlreadyExists, reason: 'This id is still in use, take another' }
      if (id.length > longestId)
        return { code: CloseCode.BadRequest, reason: `Use ids of at most ${longestId} characters` }
      return undefined
    },
    begin: (id, trace) => void running.set(id, { trace }),
    opened: (id, events) => {
      const one = running.get(id)
      if (one) one.events = events
    },
    isOpen: (id) => running.get(id)?.events !== undefined,
    traceOf: (id) => running.get(id)?.trace,
    end: (id) => void running.delete(id),
    count: () => running.size,
  }
}

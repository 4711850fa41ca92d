import { CloseCode } from 'graphql-ws'
import type { Trace } from '../trace-headers.ts'

/**
 * The subscriptions of a socket, each from its subscribe to its very end. graphql-ws forgets one as soon as its client
 * completes it, even while it opens, and an id that is used anew by then would hide what it stood for.
 */
export interface Running {
  /** Why the socket has to be closed, should this id begin now. */
  refusalOf(id: string): Readonly<{ code: number; reason: string }> | undefined
  begin(id: string, trace: Trace): void
  opened(id: string): void
  isOpen(id: string): boolean
  traceOf(id: string): Trace | undefined
  end(id: string): void
  count(): number
}

const longestId = 128

/** What runs on one socket; graphql-ws itself ends what is open when that closes. */
export function runningOn(): Running {
  const running = new Map<string, { trace: Trace; isOpen: boolean }>()
  return {
    refusalOf: (id) => {
      if (running.has(id))
        return { code: CloseCode.SubscriberAlreadyExists, reason: 'This id is still in use, take another' }
      if (id.length > longestId)
        return { code: CloseCode.BadRequest, reason: `Use ids of at most ${longestId} characters` }
      return undefined
    },
    begin: (id, trace) => void running.set(id, { trace, isOpen: false }),
    opened: (id) => {
      const one = running.get(id)
      if (one) one.isOpen = true
    },
    isOpen: (id) => running.get(id)?.isOpen ?? false,
    traceOf: (id) => running.get(id)?.trace,
    end: (id) => void running.delete(id),
    count: () => running.size,
  }
}

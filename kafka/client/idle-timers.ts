import { createRequire } from 'node:module'

type RequestQueue = { readonly pending: readonly unknown[] }
type RequestQueueClass = { prototype: { scheduleCheckPendingRequests(this: RequestQueue): void } }

/**
 * kafkajs 2.2.4 looks after its queue of requests even when it is empty: on each connection a timer with a negative delay
 * (of which Node 24 warns, `TimeoutNegativeWarning`) fires every millisecond, and sets the next. Where nothing waits there
 * is nothing to look after; what comes to wait sets the timer itself.
 */
export function restWhenIdle(): void {
  const required: unknown = createRequire(import.meta.url)('kafkajs/src/network/requestQueue')
  const { prototype } = required as RequestQueueClass // untyped; its test holds for the version that we pin
  const look = prototype.scheduleCheckPendingRequests
  prototype.scheduleCheckPendingRequests = function () {
    if (this.pending.length > 0) look.call(this)
  }
}

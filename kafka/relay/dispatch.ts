import type { Failpoints } from '../../platform/failpoint.ts'
import type { Mailbox } from '../bus.ts'
import type { Shipped, Shipping } from './shipping.ts'
import { settle, type Waiting } from './waiting.ts'

/** What left the outbox's head and is not gone from the outbox yet. */
export interface Dispatch {
  /** Their positions, which are not to be read again meanwhile. */
  onTheWay: () => number[]
  /** Resolves when the brokers have them; that they leave the outbox is not waited for. False when some had to stay. */
  send: (events: readonly Waiting[]) => Promise<boolean>
  settled: () => Promise<unknown>
  /** Throws, once, why something that was sent could not be noted, and so will be sent again. */
  check: () => void
}

type DispatchOptions = Readonly<{
  mailbox: Mailbox
  shipping: Shipping
  failpoint: Failpoints
  onPublished: (events: number) => void
  /** `check` would throw. */
  onUnsettled: () => void
}>

// Where the database is slower than the brokers, they wait for it.
const mostUnsettled = 3

export function dispatch({ mailbox, shipping, failpoint, onPublished, onUnsettled }: DispatchOptions): Dispatch {
  const onTheWay = new Set<number>()
  const settling = new Set<Promise<void>>()
  let fault: { error: unknown } | null = null

  const arrived = (events: readonly Waiting[]) => {
    for (const { position } of events) onTheWay.delete(position)
  }
  const note = async ({ events, ends, cluster }: Shipped) => {
    try {
      if (events.length > 0) await settle(mailbox, events, { ends, cluster })
    } catch (error) {
      fault = { error }
      onUnsettled()
    }
  }

  return {
    onTheWay: () => [...onTheWay],
    send: async (events) => {
      for (const { position } of events) onTheWay.add(position)
      try {
        await new Promise(setImmediate) // a query that was asked meanwhile goes out before long work begins
        while (settling.size >= mostUnsettled) await Promise.race(settling)
        const shipped = await shipping.ship(events)
        failpoint('bus.after-produce')
        onPublished(shipped.events.length)
        arrived(leftOf(events, shipped)) // at once: what follows one of these is not to be read without it
        const settled = note(shipped).finally(() => {
          arrived(shipped.events)
          settling.delete(settled)
        })
        settling.add(settled)
        return shipped.events.length === events.length
      } catch (error) {
        arrived(events)
        throw error
      }
    },
    settled: () => Promise.all(settling),
    check: () => {
      const found = fault
      fault = null
      if (found) throw found.error
    },
  }
}

function leftOf(events: readonly Waiting[], shipped: Shipped): readonly Waiting[] {
  const gone = new Set(shipped.events.map(({ position }) => position))
  return events.filter(({ position }) => !gone.has(position))
}

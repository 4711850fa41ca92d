import type { SubgraphResult } from '../../../platform/subgraph.ts'
import type { Place, SharedSeat, Stream } from './stream.ts'

/** So many events may wait for one reader; then it is sent back to its cursor. */
const mostUnread = 100

/** One reader of a stream, at a pace of its own. */
export interface Seat {
  /** The next event, or undefined when the seat was left or is too far behind; throws why the stream was lost. */
  read(): Promise<SubgraphResult | undefined>
  /** Also ends a `read` that waits. */
  leave(): Promise<void>
}

/** Takes a seat at a place of a stream, before so many events that it has not read. */
export function takeSeat(on: Stream, from: Place, waiting: number): Seat {
  let stream = on
  let at = from
  let unread = waiting
  let isOver = false
  let lost: Readonly<{ error: unknown }> | undefined
  let wake = () => {}

  const shared: SharedSeat = {
    moveTo: (other) => {
      stream = other
    },
    more: (count) => {
      unread += count
      isOver = unread > mostUnread
      if (isOver) at = { cursor: null } // lets go of what it will not read
      wake()
      return !isOver
    },
    lose: (error) => {
      lost = { error }
      wake()
    },
  }
  stream.seats.add(shared)

  return {
    read: async () => {
      while (!isOver) {
        if (at.next) {
          at = at.next
          unread--
          return at.event
        }
        if (lost) throw lost.error
        const { promise, resolve } = Promise.withResolvers<void>()
        wake = resolve
        stream.pull()
        await promise
      }
      return undefined
    },
    leave: async () => {
      isOver = true
      wake()
      stream.seats.delete(shared)
      if (stream.seats.size === 0) await stream.close()
    },
  }
}

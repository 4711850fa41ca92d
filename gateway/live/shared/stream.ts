import type { SubgraphResult } from '../../../platform/subgraph.ts'
import { type Feed, upstreamOf } from './upstream.ts'

/** So many of its latest places are known, for readers who come to one of them from elsewhere. */
const keptPlaces = 8

/** A place in a feed; what comes after is linked to it, and is forgotten once nobody stands before it. */
export type Place = { event?: SubgraphResult; readonly cursor: string | null; next?: Place }

/** A seat as its stream sees it. */
export interface SharedSeat {
  moveTo(stream: Stream): void
  /** So many more events are there to be read; false when that is too many, and the seat is given up. */
  more(count: number): boolean
  lose(error: unknown): void
}

/** One upstream and all who read it. */
export interface Stream {
  readonly seats: Set<SharedSeat>
  /** The place of a cursor and all after it, unless that is long ago. */
  since(cursor: string | null): readonly Place[]
  /** Reads the next event for all seats, unless it is being read already: the fastest reader sets the pace. */
  pull(): void
  close(): Promise<void>
}

/** The other open streams of one feed. */
export interface Siblings {
  /** One that has been at a cursor not long ago. */
  at(cursor: string | null): Stream | undefined
  remove(stream: Stream): void
}

/** A stream of a feed from a place on; when it comes to where a sibling has been, its readers go on with that one. */
export function streamOf(feed: Feed, start: Place, siblings: Siblings): Stream {
  const seats = new Set<SharedSeat>()
  const latest = [start]
  const upstream = upstreamOf(feed, start.cursor)
  let isReading = false

  const append = (event: SubgraphResult) => {
    isReading = false
    const cursor = feed.cursorOf?.(event) ?? null
    const sibling = siblings.at(cursor)
    const [place, ...more] = sibling?.since(cursor) ?? []
    extend([place ? cameTo(place, event) : { event, cursor }, ...more])
    if (sibling) join(sibling)
  }

  const extend = (places: readonly Place[]) => {
    link(latest, places)
    for (const seat of seats) if (!seat.more(places.length)) seats.delete(seat)
    if (seats.size === 0) void stream.close() // whoever asked for it left meanwhile
  }

  const join = (other: Stream) => {
    for (const seat of seats) {
      seat.moveTo(other)
      other.seats.add(seat)
    }
    seats.clear()
    void stream.close()
  }

  const lose = (error: unknown) => {
    for (const seat of seats) seat.lose(error)
    void stream.close()
  }

  const stream: Stream = {
    seats,
    since: (cursor) => {
      const index = latest.findIndex((place) => place.cursor === cursor)
      return cursor === null || index < 0 ? [] : latest.slice(index)
    },
    pull: () => {
      if (isReading) return
      isReading = true
      upstream.read().then(append, lose)
    },
    close: () => {
      siblings.remove(stream)
      return upstream.close()
    },
  }
  return stream
}

/** A stream that begins at a place has not seen the event there. */
function cameTo(place: Place, event: SubgraphResult): Place {
  place.event ??= event
  return place
}

function link(latest: Place[], places: readonly Place[]): void {
  const last = latest.at(-1)
  const [next] = places
  if (!last || !next) return
  last.next = next
  latest.push(next)
  if (latest.length > keptPlaces) latest.shift()
}

import { type Seat, takeSeat } from './seat.ts'
import { type Place, type Stream, streamOf } from './stream.ts'
import type { Feed } from './upstream.ts'

/** A seat of a stream of the feed after a cursor. Feeds of one key are one and the same. */
export type JoinStream = (key: string, feed: Feed, after: string | null) => Seat

/**
 * Readers of one feed share a stream as soon as they are at one place of it: who comes to where a stream is joins it, and
 * streams that meet go on as one. Without a cursor nobody can say where they are, and each has a stream of its own.
 */
export function sharedStreams(): JoinStream {
  const open = new Map<string, Set<Stream>>()

  const at = (key: string, cursor: string | null, except?: Stream) =>
    [...(open.get(key) ?? [])].find((stream) => stream !== except && stream.since(cursor).length > 0)

  const remove = (key: string, stream: Stream) => {
    const streams = open.get(key)
    streams?.delete(stream)
    if (streams?.size === 0) open.delete(key)
  }

  const begin = (key: string, feed: Feed, start: Place): Stream => {
    const streams = open.get(key) ?? new Set()
    const stream: Stream = streamOf(feed, start, {
      at: (cursor) => at(key, cursor, stream),
      remove: (closed) => remove(key, closed),
    })
    open.set(key, streams.add(stream))
    return stream
  }

  return (key, feed, after) => {
    const stream = at(key, after)
    const [place, ...unread] = stream?.since(after) ?? []
    if (stream && place) return takeSeat(stream, place, unread.length)
    const start = { cursor: after }
    return takeSeat(begin(key, feed, start), start, 0)
  }
}

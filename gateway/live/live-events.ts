import { unavailable } from '../../platform/errors.ts'
import type { SubgraphResult } from '../../platform/subgraph.ts'
import { backoff, isGraphQL, isPassing } from './recovery.ts'
import type { Seat } from './shared/seat.ts'

/** Where events come from, and how to come back after it went away. */
export type LiveSource<Result> = Readonly<{
  subgraph: string
  /** A reader of what comes after a cursor; null means from now on. */
  join: (after: string | null) => Seat
  /** What a client gets for an event. */
  answer: (event: SubgraphResult) => Promise<Result>
  /** The client's own starting point. */
  after: string | null
  /** For what can resume: where an event stands, and where the feed ends now. */
  cursorOf?: ((event: SubgraphResult) => string | null) | undefined
  head?: (() => Promise<string>) | undefined
  /** Hears why events stopped coming, before they are asked for again. */
  onLost: (error: unknown) => void
}>

/**
 * A client's events, each read only when the one before is gone, and each once, however often the upstream dies. Not an
 * async generator: that one could not be ended while it waits for its next event.
 */
export function liveEvents<Result>(source: LiveSource<Result>): AsyncIterableIterator<Result> {
  const ended = new AbortController()
  const upstream = reader(source, ended.signal)
  let position = source.after
  let failures = 0

  const startingPoint = async () => {
    position ??= (await source.head?.()) ?? null
    return position
  }

  const recover = async (error: unknown): Promise<undefined> => {
    if (ended.signal.aborted) return
    await upstream.close()
    const canResume = source.cursorOf && position !== null && isPassing(error, failures)
    if (!canResume) throw isGraphQL(error) ? error : unavailable(source.subgraph)
    source.onLost(error)
    await backoff(failures++, ended.signal)
  }

  const take = async (): Promise<SubgraphResult | undefined> => {
    while (!ended.signal.aborted) {
      const event = await upstream.read(startingPoint).catch(recover)
      if (event) return event
    }
    return undefined
  }

  return {
    [Symbol.asyncIterator]() {
      return this
    },
    next: async () => {
      const event = await take()
      if (!event) return { done: true, value: undefined }
      position = source.cursorOf?.(event) ?? position
      failures = 0
      return { done: false, value: await source.answer(event) }
    },
    return: async () => {
      ended.abort()
      await upstream.close()
      return { done: true, value: undefined }
    },
  }
}

/** Takes a seat when it is first read, and another when it was closed or sent back to its cursor. */
function reader({ join }: LiveSource<unknown>, signal: AbortSignal) {
  let seat: Seat | undefined

  return {
    read: async (startingPoint: () => Promise<string | null>): Promise<SubgraphResult | undefined> => {
      const start = seat ? null : await startingPoint()
      // The client may have left meanwhile; nobody else would leave the seat.
      if (signal.aborted) return undefined
      seat ??= join(start)
      const event = await seat.read()
      if (!event) seat = undefined
      return event
    },
    close: async () => {
      const leaving = seat
      seat = undefined
      await leaving?.leave()
    },
  }
}

import { unavailable } from '../../platform/errors.ts'
import type { SubgraphLink, SubgraphResult } from '../../platform/subgraph.ts'
import { backoff, isGraphQL, isPassing } from './recovery.ts'

type Upstream = Awaited<ReturnType<SubgraphLink['subscribe']>>
type Events = Exclude<Upstream, SubgraphResult>

/** Where events come from, and how to come back after it went away. */
export type LiveSource<Result> = Readonly<{
  subgraph: string
  /** From the event after a cursor on; null means from now on. */
  open: (after: string | null) => Promise<Upstream>
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

/** Opens the upstream when it is first read, and again when it was closed. */
function reader({ subgraph, open }: LiveSource<unknown>, signal: AbortSignal) {
  let events: Events | undefined

  const opened = async (after: string | null): Promise<Events> => {
    const upstream = await open(after)
    if (!(Symbol.asyncIterator in upstream)) throw new AggregateError(upstream.errors ?? [])
    // The client may have left meanwhile; nobody else would end it.
    if (signal.aborted) await upstream.return?.()
    return upstream
  }

  return {
    read: async (startingPoint: () => Promise<string | null>): Promise<SubgraphResult> => {
      events ??= await opened(await startingPoint())
      const next = await events.next()
      if (next.done) throw unavailable(subgraph)
      // An operation that runs has data, be it null: without it the upstream says why it ends.
      if (next.value.data === undefined) throw new AggregateError(next.value.errors ?? [])
      return next.value
    },
    close: async () => {
      const closing = events
      events = undefined
      await closing?.return?.()
    },
  }
}

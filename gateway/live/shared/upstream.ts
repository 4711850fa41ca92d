import { unavailable } from '../../../platform/errors.ts'
import type { SubgraphLink, SubgraphResult } from '../../../platform/subgraph.ts'

type Answer = Awaited<ReturnType<SubgraphLink['subscribe']>>
type Events = Exclude<Answer, SubgraphResult>

/** A subscription at a subgraph, as one identity sees it. */
export type Feed = Readonly<{
  subgraph: string
  /** From the event after a cursor on; null means from now on. */
  open: (after: string | null) => Promise<Answer>
  /** Where an event stands, for a feed that can be opened there again. */
  cursorOf?: ((event: SubgraphResult) => string | null) | undefined
  /** Hears that a subscription could not be ended. */
  onFault: (error: unknown) => void
}>

export interface Upstream {
  /** The next event; throws why there is none. */
  read(): Promise<SubgraphResult>
  /** Also ends a `read` that waits. */
  close(): Promise<void>
}

/** Opens the feed after a cursor when it is first read. */
export function upstreamOf({ subgraph, open, onFault }: Feed, after: string | null): Upstream {
  let events: Events | undefined
  let isClosed = false

  const opened = async (): Promise<Events> => {
    const answer = await open(after)
    if (!(Symbol.asyncIterator in answer)) throw new AggregateError(answer.errors ?? [])
    // Closed meanwhile: nobody else would end it.
    if (isClosed) await answer.return?.()
    return answer
  }

  return {
    read: async () => {
      events ??= await opened()
      const next = await events.next()
      if (next.done) throw unavailable(subgraph)
      // An operation that runs has data, be it null: without it the upstream says why it ends.
      if (next.value.data === undefined) throw new AggregateError(next.value.errors ?? [])
      return next.value
    },
    close: async () => {
      isClosed = true
      await events?.return?.().catch(onFault)
    },
  }
}

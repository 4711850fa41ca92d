import { type ExecutionResult, GraphQLError, getArgumentValues } from 'graphql'
import { badInput } from '../../platform/errors.ts'
import type { Graph } from '../graph.ts'
import type { Callers } from '../identity/caller.ts'
import { executeEvent } from './execute-event.ts'
import { liveEvents } from './live-events.ts'
import { feedOf, keyOf, valueAt } from './live-feed.ts'
import type { LiveParts, LiveRequest } from './live-request.ts'

/** What a client receives for its subscription, event by event; nothing is opened before the first is asked for. */
export function liveSubscription(request: LiveRequest, parts: LiveParts): AsyncIterableIterator<ExecutionResult> {
  const { plan, variables, who, trace } = request
  // A caller for each thing done, since one lives as long as a request and a subscription for days.
  const caller = () => parts.callers(who, trace)
  const feed = feedOf(request, parts)
  const head = plan.resume?.rule.head
  const key = keyOf({ primary: plan.primary, variables, who })
  return liveEvents({
    subgraph: feed.subgraph,
    join: (after) => parts.join(key, feed, after),
    answer: (event) =>
      executeEvent(event, {
        plan,
        planner: parts.planner(),
        sources: parts.graph.sources,
        variables,
        caller: caller(),
        log: parts.log,
      }),
    after: startOf(request),
    cursorOf: feed.cursorOf,
    head: head && headReader(head, caller, parts.graph),
    onLost: (error) =>
      parts.log.warn(
        { err: error, correlationId: trace.correlationId, service: feed.subgraph },
        'a live upstream was lost, resuming',
      ),
  })
}

/** The cursor that the client gave, as an argument or a variable. */
function startOf({ plan, variables }: LiveRequest): string | null {
  if (!plan.resume) return null
  const { cursorArgument } = plan.resume.rule
  const after = getArgumentValues(plan.rootDefinition, plan.rootField, variables)[cursorArgument] ?? null
  if (after === null || typeof after === 'string') return after
  throw badInput([{ path: cursorArgument, problem: 'use a cursor that this feed gave you, unchanged' }])
}

/** Reads where the feed ends, as anyone may; throws what the answer says is wrong. */
function headReader(head: { query: string; path: readonly string[] }, caller: () => ReturnType<Callers>, graph: Graph) {
  return async (): Promise<string> => {
    const { data, errors } = await graph.execute({ query: head.query }, caller())
    const cursor = head.path.reduce<unknown>(valueAt, data)
    if (typeof cursor === 'string') return cursor
    throw new AggregateError(
      (errors ?? []).map(({ message, extensions }) => new GraphQLError(message, { extensions: extensions ?? {} })),
    )
  }
}

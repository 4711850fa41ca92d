import { type ExecutionResult, GraphQLError, getArgumentValues } from 'graphql'
import { z } from 'zod'
import { badInput, unavailable } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import type { SubgraphLink, SubgraphResult } from '../../platform/subgraph.ts'
import type { Graph } from '../graph.ts'
import type { Callers } from '../identity/caller.ts'
import type { SignedIn } from '../identity/signed-in.ts'
import type { Trace } from '../trace-headers.ts'
import { executeEvent } from './execute-event.ts'
import { liveEvents } from './live-events.ts'
import type { LivePlan, LivePlanner } from './live-plan.ts'

export type LiveParts = Readonly<{
  graph: Graph
  links: Readonly<Record<string, SubgraphLink>>
  planner: () => LivePlanner
  callers: Callers
  log: Log
}>

export type LiveRequest = Readonly<{
  plan: LivePlan
  /** Coerced, with their defaults. */
  variables: Record<string, unknown>
  who: SignedIn
  trace: Trace
}>

/** What a client receives for its subscription, event by event; nothing is opened before the first is asked for. */
export function liveSubscription(request: LiveRequest, parts: LiveParts): AsyncIterableIterator<ExecutionResult> {
  const { plan, variables, who, trace } = request
  const { resume, primary } = plan
  const subgraph = primary.serviceName
  // A caller for each thing done, since one lives as long as a request and a subscription for days.
  const caller = () => parts.callers(who, trace)
  return liveEvents({
    subgraph,
    open: async (after) => {
      const link = parts.links[subgraph]
      if (!link) throw unavailable(subgraph)
      const given = resume ? { ...variables, [resume.afterVariable]: after } : variables
      return link.subscribe(
        {
          query: primary.operation,
          variables: used(given, primary.variableUsages),
          operationName: primary.operationName,
        },
        await caller().identityAt(subgraph),
      )
    },
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
    cursorOf: resume ? (event) => cursorOf(event, plan, resume.cursorKey) : undefined,
    head: resume?.rule.head && headReader(resume.rule.head, () => caller(), parts.graph),
    onLost: (error) =>
      parts.log.warn(
        { err: error, correlationId: trace.correlationId, service: subgraph },
        'a live upstream was lost, resuming',
      ),
  })
}

const used = (variables: Record<string, unknown>, names: readonly string[] = []) =>
  Object.fromEntries(names.filter((name) => variables[name] !== undefined).map((name) => [name, variables[name]]))

/** The cursor that the client gave, as an argument or a variable. */
function startOf({ plan, variables }: LiveRequest): string | null {
  if (!plan.resume) return null
  const { cursorArgument } = plan.resume.rule
  const after = getArgumentValues(plan.rootDefinition, plan.rootField, variables)[cursorArgument] ?? null
  if (after === null || typeof after === 'string') return after
  throw badInput([{ path: cursorArgument, problem: 'use a cursor that this feed gave you, unchanged' }])
}

function cursorOf({ data }: SubgraphResult, { rootField }: LivePlan, cursorKey: string): string | null {
  const cursor = valueAt(valueAt(data, (rootField.alias ?? rootField.name).value), cursorKey)
  return typeof cursor === 'string' ? cursor : null
}

const fields = z.record(z.string(), z.unknown())
const valueAt = (value: unknown, key: string): unknown => fields.safeParse(value).data?.[key]

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

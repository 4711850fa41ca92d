import { executeQueryPlan, type ServiceMap } from '@apollo/gateway'
import { type ExecutionResult, GraphQLError } from 'graphql'
import type { Log } from '../../platform/log.ts'
import type { SubgraphResult } from '../../platform/subgraph.ts'
import { asError } from '../as-error.ts'
import type { Caller } from '../identity/caller.ts'
import { plainResult } from '../value-completion.ts'
import type { LivePlan, LivePlanner } from './live-plan.ts'

type RequestContext = Parameters<typeof executeQueryPlan>[2]
type GatewayResponse = Awaited<ReturnType<ServiceMap[string]['process']>>

/** Runs a subscription's plan for one event: the event answers the first fetch, the subgraphs all the others. Never throws. */
export async function executeEvent(
  event: SubgraphResult,
  given: {
    plan: LivePlan
    planner: LivePlanner
    sources: ServiceMap
    variables: Record<string, unknown>
    caller: Caller
    log: Log
  },
): Promise<ExecutionResult> {
  const { plan, planner, sources, variables, caller, log } = given
  // Of the context of a whole request, running a plan reads no more than this.
  const context = {
    request: { query: '', variables },
    context: { caller },
    metrics: {},
    logger: log,
  } as unknown as RequestContext
  try {
    const result = await executeQueryPlan(
      plan.eventPlan,
      answeredBy(event, plan.primary.serviceName, sources),
      context,
      plan.operationContext,
      planner.supergraphSchema,
      planner.apiSchema,
    )
    return plainResult(result, log)
  } catch (error) {
    return {
      data: null,
      errors: [new GraphQLError('an event could not be completed', { originalError: asError(error) })],
    }
  }
}

/** The plan's first step asks `subgraph`, and the event is its answer; whatever it asks there later is asked for real. */
function answeredBy(event: SubgraphResult, subgraph: string, sources: ServiceMap): ServiceMap {
  const source = sources[subgraph]
  if (!source) throw new Error(`No subgraph ${subgraph} is known.`)
  let isAnswered = false
  return {
    ...sources,
    [subgraph]: {
      process: async (options) => {
        if (isAnswered) return source.process(options)
        isAnswered = true
        return responseOf(event)
      },
    },
  }
}

const responseOf = ({ data, errors }: SubgraphResult): GatewayResponse => ({
  data: data ?? null,
  ...(errors ? { errors: errors.map((error) => error.toJSON()) } : {}),
})

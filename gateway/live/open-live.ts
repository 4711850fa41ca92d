import { type ExecutionArgs, type ExecutionResult, type GraphQLError, getVariableValues } from 'graphql'
import type { SubscribePayload } from 'graphql-ws'
import { clientError } from '../../platform/errors.ts'
import type { SignedIn } from '../identity/signed-in.ts'
import type { Trace } from '../trace-headers.ts'
import type { LiveOperations } from './live-operation.ts'
import type { LivePlan } from './live-plan.ts'
import type { LiveParts } from './live-request.ts'
import { liveSubscription } from './live-subscription.ts'

/** Who subscribes; `limit` is how many a socket may have, when this one would be too many. */
export type Subscriber = Readonly<{ who: SignedIn; trace: Trace; limit: number | null }>

/** Checks a subscription; its results are the context of what graphql-ws then runs. Throws what is wrong with it. */
export type OpenLive = (
  payload: SubscribePayload,
  subscriber: Subscriber,
) => ExecutionArgs & { contextValue: AsyncIterableIterator<ExecutionResult> }

export const openLive =
  (operations: LiveOperations, parts: LiveParts): OpenLive =>
  ({ query, operationName, variables }, { who, trace, limit }) => {
    if (limit !== null)
      throw clientError(
        'LIMIT_EXCEEDED',
        `A socket carries ${limit} subscriptions. Complete one, or open another socket.`,
        {
          limit,
          actual: limit + 1,
        },
      )
    const plan = operations(query, operationName ?? undefined)
    return {
      schema: parts.graph.schema,
      document: plan.document,
      operationName,
      contextValue: liveSubscription({ plan, variables: coerced(plan, variables ?? {}, parts), who, trace }, parts),
    }
  }

function coerced(
  { operation }: LivePlan,
  variables: Record<string, unknown>,
  { graph }: LiveParts,
): Record<string, unknown> {
  const values = getVariableValues(graph.schema, operation.variableDefinitions ?? [], variables)
  if (values.coerced) return values.coerced
  throw new AggregateError(values.errors.map(inputError))
}

const inputError = ({ message }: GraphQLError) => clientError('BAD_USER_INPUT', message)

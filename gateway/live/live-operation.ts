import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  NoSchemaIntrospectionCustomRule,
  OperationTypeNode,
  parse,
  specifiedRules,
  stripIgnoredCharacters,
  type ValidationRule,
  validate,
} from 'graphql'
import { clientError, isErrorCode } from '../../platform/errors.ts'
import { unresolved } from '../operation-checks.ts'
import { recent } from '../recent.ts'
import { tooManyTokens } from '../token-limit.ts'
import { conditionalRoot } from './conditional-root.ts'
import type { LivePlan, LivePlanner } from './live-plan.ts'

const keptPlans = 500

/** The plan of a subscription as a client wrote it, made once for all who send it; throws an `AggregateError` of what is wrong with it. */
export type LiveOperations = (query: string, operationName: string | undefined) => LivePlan

export function liveOperations(options: {
  schema: GraphQLSchema
  planner: () => LivePlanner
  validationRules: readonly ValidationRule[]
  isDevelopment: boolean
}): LiveOperations {
  const { schema, planner, isDevelopment } = options
  const plans = recent<LivePlan>(keptPlans)
  const rules = [
    ...specifiedRules,
    ...(isDevelopment ? [] : [NoSchemaIntrospectionCustomRule]),
    ...options.validationRules,
  ]
  return (query, operationName) => {
    const document = parsed(query)
    const key = `${operationName ?? ''}\0${stripIgnoredCharacters(query)}`
    const kept = plans.get(key)
    if (kept) return kept
    const conditional = conditionalRoot(document)
    if (conditional) throw conditional
    const faults = validate(schema, document, rules)
    if (faults.length > 0) throw new AggregateError(faults.map((fault) => invalid(fault, isDevelopment)))
    const operation = subscriptionOf(document, operationName)
    const plan = planner().plan(document, operation, query)
    plans.set(key, plan)
    return plan
  }
}

function parsed(query: string): DocumentNode {
  const excess = tooManyTokens(query)
  if (excess) throw excess
  try {
    return parse(query)
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    throw new AggregateError([recoded('GRAPHQL_PARSE_FAILED', error, error.message)])
  }
}

// A rule of ours names its own code. In production the schema is not for browsing, and a suggestion is a way to browse it.
const invalid = (fault: GraphQLError, isDevelopment: boolean) =>
  isErrorCode(fault.extensions['code'])
    ? fault
    : recoded(
        'GRAPHQL_VALIDATION_FAILED',
        fault,
        isDevelopment ? fault.message : fault.message.replace(/ ?Did you mean(.+?)\?$/, ''),
      )

const recoded = (code: string, { nodes, source, positions }: GraphQLError, message: string) =>
  new GraphQLError(message, {
    ...(nodes ? { nodes } : {}),
    ...(source ? { source } : {}),
    ...(positions ? { positions } : {}),
    extensions: { code },
  })

function subscriptionOf(document: DocumentNode, operationName: string | undefined) {
  const operation = getOperationAST(document, operationName)
  if (!operation) throw new AggregateError([unresolved(operationName)])
  if (operation.operation === OperationTypeNode.SUBSCRIPTION) return operation
  throw new AggregateError([
    clientError(
      'BAD_REQUEST',
      `Send a ${operation.operation} by POST to this same address; the socket is for subscriptions.`,
    ),
  ])
}

import { operationFromDocument, type Schema, Supergraph } from '@apollo/federation-internals'
import { buildOperationContext } from '@apollo/gateway'
import { type FetchNode, type QueryPlan, QueryPlanner, type SubscriptionNode } from '@apollo/query-planner'
import type { DocumentNode, FieldNode, GraphQLField, GraphQLSchema, OperationDefinitionNode } from 'graphql'
import type { GraphFacts } from '../graph-facts.ts'
import { type Resume, rootFieldOf, withCursor } from './root-field.ts'

/** What to open for a subscription, and what to run for each of its events. */
export type LivePlan = Readonly<{
  document: DocumentNode
  /** What the owning subgraph is asked to tell, event by event. */
  primary: FetchNode
  /** Completes an event from the other subgraphs; its first step is `primary`. */
  eventPlan: QueryPlan
  operation: OperationDefinitionNode
  operationContext: ReturnType<typeof buildOperationContext>
  rootField: FieldNode
  rootDefinition: GraphQLField<unknown, unknown>
  resume: Resume | undefined
}>

export interface LivePlanner {
  readonly apiSchema: Schema
  readonly supergraphSchema: GraphQLSchema
  /** `document` is valid, and `operation` is the subscription of it that is to run. */
  plan(document: DocumentNode, operation: OperationDefinitionNode, text: string): LivePlan
}

/** Apollo's gateway plans queries only, while its planner knows subscriptions too. */
export function livePlanner(supergraphSdl: string, schema: GraphQLSchema, facts: GraphFacts): LivePlanner {
  const supergraph = Supergraph.build(supergraphSdl, { validateSupergraph: false })
  const apiSchema = supergraph.apiSchema()
  const planner = new QueryPlanner(supergraph)

  const planned = (document: DocumentNode, named: { operationName?: string }): SubscriptionNode => {
    const { node } = planner.buildQueryPlan(operationFromDocument(apiSchema, document, named))
    if (node?.kind !== 'Subscription') throw new Error(`A subscription was planned as ${node?.kind ?? 'nothing'}.`)
    return node
  }

  return {
    apiSchema,
    supergraphSchema: supergraph.schema.toGraphQLJSSchema(),
    plan: (document, operation, text) => {
      const named = operation.name ? { operationName: operation.name.value } : {}
      const rootField = rootFieldOf(document, operation)
      const rootDefinition = schema.getSubscriptionType()?.getFields()[rootField.name.value]
      if (!rootDefinition) throw new Error('A subscription that was validated has a known field.')
      const rule = facts.resumable[rootField.name.value]
      const resuming = rule && withCursor(document, { operation, rootField, rootDefinition, rule, text })
      const { primary, rest } = planned(resuming?.document ?? document, named)
      return {
        document,
        primary,
        eventPlan: { kind: 'QueryPlan', node: rest ? { kind: 'Sequence', nodes: [primary, rest] } : primary },
        operation,
        operationContext: buildOperationContext({ schema, operationDocument: document, ...named }),
        rootField,
        rootDefinition,
        resume: resuming?.resume,
      }
    },
  }
}

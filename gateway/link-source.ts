import type { GraphQLDataSource } from '@apollo/gateway'
import { GraphQLError, Kind, parse } from 'graphql'
import type { Log } from '../platform/log.ts'
import type { SubgraphLink, SubgraphRequest, SubgraphResult } from '../platform/subgraph.ts'
import { asError } from './as-error.ts'
import type { Caller } from './identity/caller.ts'

/** What an operation knows besides itself: for whom it runs, and nothing else that came with the request. */
export type CallerContext = Readonly<{ caller: Caller }>

/** A subgraph as Apollo's gateway asks it: never throws, so that a dead subgraph costs its own fields only. */
export function linkSource(subgraph: string, link: SubgraphLink, log: Log): GraphQLDataSource {
  return {
    process: async ({ request, context }) => {
      // Every context of this gateway is made by it, with a caller; the library leaves the type open.
      const { caller } = context as CallerContext
      const { query = '', variables, operationName } = request
      try {
        const identity = await caller.identityAt(subgraph)
        return answerOf(await link.execute({ query, variables, operationName }, identity))
      } catch (error) {
        const { message, extensions, originalError } = faultOf(error)
        const { correlationId } = caller.trace
        log.warn({ err: originalError, correlationId, service: subgraph }, message)
        return { data: null, errors: placesOf({ query, variables }).map((path) => ({ message, extensions, path })) }
      }
    },
  }
}

const answerOf = ({ data, errors }: SubgraphResult) => ({
  data: data ?? null,
  ...(errors ? { errors: errors.map((error) => error.toJSON()) } : {}),
})

const faultOf = (error: unknown): GraphQLError =>
  error instanceof GraphQLError
    ? error
    : new GraphQLError('a subgraph could not be asked', {
        originalError: asError(error),
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      })

/** What stays empty: the fields of the root, or from the first of the entities on that were asked for. */
function placesOf({ query, variables }: SubgraphRequest): (string | number)[][] {
  if (variables?.['representations'] !== undefined) return [['_entities', 0]]
  return parse(query)
    .definitions.flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [],
    )
    .flatMap((selection) => (selection.kind === Kind.FIELD ? [[(selection.alias ?? selection.name).value]] : []))
}

import { GraphQLError } from 'graphql'
import { errors as undiciErrors } from 'undici'
import { z } from 'zod'
import { timedOut, unavailable } from '../../platform/errors.ts'
import type { SubgraphResult } from '../../platform/subgraph.ts'
import { asError } from '../as-error.ts'

const graphqlErrors = z.array(
  z.object({
    message: z.string(),
    path: z.array(z.union([z.string(), z.number()])).optional(),
    extensions: z.record(z.string(), z.unknown()).optional(),
  }),
)
const answer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: graphqlErrors.optional(),
})

/** What a subgraph sent, as graphql-js would have returned it; throws when it is no result at all. */
export function resultOf(given: unknown): SubgraphResult {
  const { data, errors } = answer.parse(given)
  return {
    ...(data === undefined ? {} : { data }),
    ...(errors ? { errors: errors.map(asGraphQLError) } : {}),
  }
}

const asGraphQLError = ({ message, path, extensions = {} }: z.infer<typeof graphqlErrors>[number]) =>
  new GraphQLError(message, { path: path ?? null, extensions })

/** How a client is told that a subgraph could not be reached, with the reason as the cause for our log. */
export function linkError(name: string, error: unknown): GraphQLError {
  const isSlow =
    error instanceof undiciErrors.HeadersTimeoutError ||
    error instanceof undiciErrors.BodyTimeoutError ||
    (error instanceof Error && error.name === 'TimeoutError')
  const { message, extensions } = isSlow ? timedOut(name) : unavailable(name)
  return new GraphQLError(message, {
    extensions,
    originalError: asError(error),
  })
}

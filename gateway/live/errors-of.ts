import { GraphQLError } from 'graphql'
import { asError } from '../as-error.ts'

/** The GraphQL errors that something thrown stands for; what is none becomes one, with what was thrown as its cause. */
export function errorsOf(thrown: unknown): readonly GraphQLError[] {
  if (thrown instanceof AggregateError && thrown.errors.length > 0) return thrown.errors.flatMap(errorsOf)
  if (!(thrown instanceof GraphQLError)) return [internal(thrown)]
  // graphql-ws wraps what an iterator throws.
  const { originalError: cause } = thrown
  return cause instanceof AggregateError || cause instanceof GraphQLError ? errorsOf(cause) : [thrown]
}

const internal = (cause: unknown) =>
  new GraphQLError('a subscription failed', {
    originalError: asError(cause),
  })

import type { ApolloGateway } from '@apollo/gateway'
import type { ApolloServer } from '@apollo/server'
import { type ExecutionResult, GraphQLError } from 'graphql'
import type { Log } from '../platform/log.ts'

type GatewayInterface = NonNullable<ConstructorParameters<typeof ApolloServer>[0]['gateway']>

/**
 * Apollo's gateway notes in `extensions` where it put null in place of a missing value that may not be null. That is how
 * an entity which is gone becomes null, and no one's business outside; only where nothing at all is left is it an error.
 */
export function plainResult({ data, errors, extensions }: ExecutionResult, log: Log): ExecutionResult {
  if (errors) return { errors, ...(data === undefined ? {} : { data }) }
  const notes = extensions?.['valueCompletion']
  if (data) {
    if (notes) log.debug({ notes }, 'values that may not be null were missing')
    return { data }
  }
  return {
    data: null,
    errors: [new GraphQLError(`the subgraphs left nothing of the answer: ${JSON.stringify(notes)}`)],
  }
}

/** The gateway without those notes. */
export const withoutNotes = (gateway: ApolloGateway, log: Log): GatewayInterface => ({
  onSchemaLoadOrUpdate: (listener) => gateway.onSchemaLoadOrUpdate(listener),
  load: async (options) => {
    const { executor } = await gateway.load(options)
    return { executor: async (context) => plainResult(await executor(context), log) }
  },
  stop: () => gateway.stop(),
})

import { buildSubgraphSchema } from '@apollo/subgraph'
import { type ExecutionResult, execute, type GraphQLSchema, parse, subscribe } from 'graphql'
import { clientError } from './errors.ts'
import { type Identity, readsEveryEntity } from './identity.ts'
import type { Log } from './log.ts'
import { masked } from './masked-error.ts'
import { documentsOf, isEntityRead } from './subgraph-documents.ts'

export type SubgraphRequest = Readonly<{
  query: string
  variables?: Record<string, unknown> | undefined
  operationName?: string | undefined
}>
export type SubgraphResult = ExecutionResult<Record<string, unknown>>

/** A subgraph as the gateway sees it, whether it is called in this process or over the network. */
export interface SubgraphLink {
  execute(request: SubgraphRequest, identity: Identity): Promise<SubgraphResult>
  /** An iterator whose `return` ends the subscription at once, even while `next` waits; or the reason why there is none. */
  subscribe(
    request: SubgraphRequest,
    identity: Identity,
  ): Promise<AsyncIterableIterator<SubgraphResult> | SubgraphResult>
}

/** A subgraph that runs here. */
export interface Subgraph extends SubgraphLink {
  readonly name: string
  readonly schema: GraphQLSchema
  /** Begins what it does by itself, such as a scheduler; the gateway and the bus are there by then. */
  start(): void
  /** Resolves when its database answers, and rejects when it does not. */
  ready(): Promise<unknown>
  /** What parts that it can do without suffer: null for one that is well. */
  troubles?(): Promise<Readonly<Record<string, string | null>>>
  close(): Promise<void>
}

type Module = Extract<
  Extract<Parameters<typeof buildSubgraphSchema>[0], readonly unknown[]>[number],
  { typeDefs: unknown }
>

/** A subgraph's executable schema; `resolvers` are those that its generated types describe. */
export const subgraphSchema = (sdl: string, resolvers: object): GraphQLSchema =>
  // The generated types are exact where the library's index signature is loose; neither is assignable to the other.
  buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as NonNullable<Module['resolvers']> }])

/** Runs operations on a subgraph's schema: each is parsed and validated once, and each request gets a context of its own. */
export function subgraphLink<Context>(options: {
  name: string
  schema: GraphQLSchema
  contextOf: (identity: Identity) => Context
  log: Log
}): SubgraphLink {
  const { name, schema, contextOf, log } = options
  const documentOf = documentsOf(schema)

  const prepare = (request: SubgraphRequest, identity: Identity) => {
    const document = documentOf(request.query)
    if (!('kind' in document)) return { errors: document }
    if (readsEveryEntity(identity) && !isEntityRead(document, request.operationName))
      return { errors: [entitiesOnly()] }
    return {
      schema,
      document,
      contextValue: contextOf(identity),
      variableValues: request.variables,
      operationName: request.operationName,
    }
  }

  const shown = (result: ExecutionResult, { correlationId }: Identity): SubgraphResult => {
    const scope = { service: name, correlationId, log }
    return result.errors ? { ...result, errors: result.errors.map((error) => masked(error, scope)) } : result
  }

  return {
    execute: async (request, identity) => {
      const prepared = prepare(request, identity)
      return 'errors' in prepared ? prepared : shown(await execute(prepared), identity)
    },
    subscribe: async (request, identity) => {
      const prepared = prepare(request, identity)
      if ('errors' in prepared) return prepared
      const events = await subscribe(prepared)
      return Symbol.asyncIterator in events
        ? mapped(events, (result) => shown(result, identity))
        : shown(events, identity)
    },
  }
}

const entitiesOnly = () => clientError('FORBIDDEN', 'Read entities by `_entities`; this identity may do nothing else.')

// Not an async generator: that one could not be ended while it waits for its next event.
function mapped<A, B>(source: AsyncIterable<A>, map: (value: A) => B): AsyncIterableIterator<B> {
  const from = source[Symbol.asyncIterator]()
  return {
    [Symbol.asyncIterator]() {
      return this
    },
    next: async () => {
      const result = await from.next()
      return result.done ? { done: true, value: undefined } : { done: false, value: map(result.value) }
    },
    return: async () => {
      await from.return?.()
      return { done: true, value: undefined }
    },
  }
}

import { GraphQLError, Kind, OperationTypeNode, parse, print } from 'graphql'
import { z } from 'zod'
import { clientError } from '../platform/errors.ts'
import type { SubgraphLink, SubgraphResult } from '../platform/subgraph.ts'
import type { GraphFacts } from './graph-facts.ts'
import { systemIdentity } from './identity/caller.ts'
import type { Trace } from './trace-headers.ts'

export type EntityRead = Readonly<{
  /** The entity's type; which types may be read, and where, stands in the gateway's configuration. */
  type: string
  /** Keys of up to 500 entities, such as `{ id }`. */
  representations: readonly Readonly<Record<string, unknown>>[]
  /** What to read of each, like `{ id status }`. */
  selection: string
}>

/** Entities of any owner in the order asked for, null for those that are not; throws the subgraph's error, or UNAVAILABLE. */
export type SystemRead = (read: EntityRead, trace: Trace) => Promise<readonly (Record<string, unknown> | null)[]>

const mostEntities = 500
const entities = z.array(z.record(z.string(), z.unknown()).nullable())

/** What our own scheduler may do at the gateway, and all that it may do. */
export function systemReads(facts: GraphFacts, links: Readonly<Record<string, SubgraphLink>>): SystemRead {
  return async ({ type, representations, selection }, trace) => {
    const link = links[facts.systemReads[type] ?? '']
    if (!link) throw clientError('FORBIDDEN', `Jobs may not read ${type} entities here. Name the type in systemReads.`)
    if (representations.length > mostEntities)
      throw clientError('LIMIT_EXCEEDED', `Read at most ${mostEntities} entities at a time.`, {
        limit: mostEntities,
        actual: representations.length,
      })
    const result = await link.execute(
      {
        query: `query SystemRead($representations: [_Any!]!) { _entities(representations: $representations) { ... on ${type} ${fieldsOf(selection)} } }`,
        variables: { representations: representations.map((keys) => ({ ...keys, __typename: type })) },
      },
      systemIdentity('scheduler', trace),
    )
    return entitiesOf(result)
  }
}

/** With an error, null is what could not be read, and must not pass for what is gone. */
function entitiesOf({ data, errors }: SubgraphResult): readonly (Record<string, unknown> | null)[] {
  const read = entities.safeParse(data?.['_entities'])
  if (errors?.[0] || !read.success) throw errors?.[0] ?? new GraphQLError('The subgraph answered without entities.')
  return read.data
}

/** Parsed and printed again, so that nothing but a selection gets into the query. */
function fieldsOf(selection: string): string {
  const [operation, ...others] = parse(selection).definitions
  const isSelection =
    others.length === 0 &&
    operation?.kind === Kind.OPERATION_DEFINITION &&
    operation.operation === OperationTypeNode.QUERY &&
    !operation.name
  if (!isSelection) throw clientError('BAD_USER_INPUT', 'Write the selection as { field field }.')
  return print(operation.selectionSet)
}

import type { Identity } from '../../../platform/identity.ts'
import type { Log } from '../../../platform/log.ts'
import { type Subgraph, subgraphLink, subgraphSchema } from '../../../platform/subgraph.ts'

export const starsSdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { sky: Sky! }
  type Sky { owner: String!  delegation: String }
  type Note @key(fields: "id") { id: ID!  stars(times: Int = 1): Int  "Who asked." seenBy: String!  delegation: String }
`

/** Adds fields to another subgraph's entity, and tells who asked for them. */
export function starsSubgraph(log: Log): Subgraph {
  const schema = subgraphSchema(starsSdl, {
    Query: { sky: (_: unknown, __: unknown, who: Identity) => ({ owner: who.subject, delegation: who.delegation }) },
    Note: {
      __resolveReference: ({ id }: { id: string }) => ({ id }),
      stars: ({ id }: { id: string }, { times }: { times: number }) => Number(id.replace('note-', '')) * times,
      seenBy: (_: unknown, __: unknown, who: Identity) => who.subject,
      delegation: (_: unknown, __: unknown, who: Identity) => who.delegation,
    },
  })
  return {
    name: 'stars',
    schema,
    ...subgraphLink({ name: 'stars', schema, contextOf: (identity) => identity, log }),
    start: () => {},
    ready: async () => {},
    close: async () => {},
  }
}

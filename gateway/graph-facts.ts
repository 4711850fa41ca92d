import { readFile } from 'node:fs/promises'
import type { GraphQLSchema } from 'graphql'
import { z } from 'zod'
import { StartupError } from '../platform/startup-error.ts'
import { delegationKinds } from './identity/signed-in.ts'

const resumable = z.strictObject({
  cursorArgument: z.string(),
  cursorField: z.string(),
  /** A query without variables that reads where the feed ends now, and where in its answer that stands. */
  head: z.strictObject({ query: z.string(), path: z.array(z.string()).min(1) }).optional(),
})

const graphFacts = z.strictObject({
  /** By root field: the subscriptions that can go on from a cursor. */
  resumable: z.record(z.string(), resumable).default({}),
  /** The subgraphs that act at the gateway for the person whose request they serve, and as whom. */
  delegates: z.record(z.string(), z.enum(delegationKinds)).default({}),
  /** By entity type: the subgraph at which our own jobs may read it. */
  systemReads: z.record(z.string(), z.string()).default({}),
  /** By name: what the gateway asks as itself, and whom; fields that no client sees (`@inaccessible`). */
  asItself: z.record(z.string(), z.strictObject({ subgraph: z.string(), operation: z.string() })).default({}),
  /** By name: what the pages of development ask, as whoever looks at them. */
  pages: z.record(z.string(), z.string()).default({}),
})

export type Resumable = z.infer<typeof resumable>
/** What a gateway has to be told about its graph, since no schema says it. */
export type GraphFacts = z.infer<typeof graphFacts>

export const noFacts: GraphFacts = { resumable: {}, delegates: {}, systemReads: {}, asItself: {}, pages: {} }

/** Throws a `StartupError` that says where the file is wrong. */
export async function readGraphFacts(path: string): Promise<GraphFacts> {
  const { parse } = await import('yaml')
  const parsed = graphFacts.safeParse(parse(await readFile(path, 'utf8')) ?? {})
  if (parsed.success) return parsed.data
  throw new StartupError(`${path} is not usable: ${z.prettifyError(parsed.error).replaceAll('\n', ' ')}`)
}

const subgraphOf = ({ subgraph }: Readonly<{ subgraph: string }>) => subgraph

/** Throws a `StartupError` for a fact about something that the graph does not have. */
export function checkFacts(facts: GraphFacts, schema: GraphQLSchema, subgraphs: readonly string[]): void {
  const fields = schema.getSubscriptionType()?.getFields() ?? {}
  const strangers = [
    ...Object.entries(facts.resumable)
      .filter(([name, { cursorArgument }]) => !fields[name]?.args.some((arg) => arg.name === cursorArgument))
      .map(([name, { cursorArgument }]) => `subscription ${name}(${cursorArgument})`),
    ...[
      ...Object.keys(facts.delegates),
      ...Object.values(facts.systemReads),
      ...Object.values(facts.asItself).map(subgraphOf),
    ]
      .filter((name) => !subgraphs.includes(name))
      .map((name) => `subgraph ${name}`),
    ...Object.keys(facts.systemReads)
      .filter((type) => !schema.getType(type))
      .map((type) => `type ${type}`),
  ]
  if (strangers.length === 0) return
  throw new StartupError(`The gateway is told about what its supergraph lacks: ${strangers.join(', ')}. Compose again.`)
}

import { readFile } from 'node:fs/promises'
import { Kind, parse, valueFromASTUntyped } from 'graphql'

const here = (name: string) => new URL(`../schema/${name}`, import.meta.url)

/** What is composed of the subgraphs' schemas and committed. */
export const readSupergraph = (): Promise<string> => readFile(here('supergraph.graphql'), 'utf8')

/** The subgraphs of a supergraph with the addresses that it was composed with (the join specification's graphs). */
export function subgraphsOf(supergraphSdl: string): readonly { name: string; url: string }[] {
  const graphs = parse(supergraphSdl, { noLocation: true }).definitions.flatMap((definition) =>
    definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'join__Graph'
      ? (definition.values ?? [])
      : [],
  )
  return graphs.map(({ directives }) => {
    const given = directives?.find(({ name }) => name.value === 'join__graph')?.arguments ?? []
    const { name, url } = Object.fromEntries(
      given.map((one) => [one.name.value, String(valueFromASTUntyped(one.value))]),
    )
    if (!name || !url) throw new Error('The supergraph has a graph without a name or an address: compose it again.')
    return { name, url }
  })
}

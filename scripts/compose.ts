// Composes the subgraphs that rover.yaml names into what the gateway runs and what clients see.
import { type CompositionResult, composeServices } from '@apollo/composition'
import { type ASTNode, lexicographicSortSchema, printSchema } from 'graphql'
import { type MadeFile, writeOrCheck } from './made-files.ts'
import { Problem, run } from './problem.ts'
import { readRover } from './rover.ts'
import { placeOf, readSdl } from './sdl.ts'

/** Errors and hints begin with the places in the subgraphs' schemas that they are about. */
export type Composed = Readonly<{ files: readonly MadeFile[]; errors: readonly string[]; hints: readonly string[] }>

export async function compose(root: string): Promise<Composed> {
  const services = await Promise.all(
    (await readRover(root)).map(async ({ name, url, schemaFile }) => {
      const { document } = await readSdl(root, schemaFile)
      return { name, url, typeDefs: document }
    }),
  )
  const result = composeServices(services)
  return {
    files: filesOf(result),
    errors: (result.errors ?? []).map(({ message, nodes }) => placed(nodes, message)),
    hints: (result.hints ?? []).map(({ message, nodes, definition }) =>
      placed(nodes, `${definition.code}: ${message}`),
    ),
  }
}

function filesOf(result: CompositionResult): readonly MadeFile[] {
  if (result.errors) return []
  const api = result.schema.toAPISchema().toGraphQLJSSchema()
  return [
    { path: 'schema/supergraph.graphql', text: `${result.supergraphSdl.trimEnd()}\n` },
    { path: 'schema/api.graphql', text: `${printSchema(lexicographicSortSchema(api)).trimEnd()}\n` },
  ]
}

function placed(nodes: readonly ASTNode[] | undefined, message: string): string {
  const places = (nodes ?? []).flatMap((node) => placeOf(node) ?? [])
  return [...places, `  ${message}`].join('\n')
}

async function main() {
  const { files, errors, hints } = await compose(process.cwd())

  for (const hint of hints) console.log(`Hint: ${hint}`)
  if (errors.length > 0) throw new Problem(`The subgraphs do not compose:\n${errors.join('\n')}`)
  await writeOrCheck(process.cwd(), files, 'npm run compose')
}

if (import.meta.main) await run(main)

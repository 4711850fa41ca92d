// Makes the types of each subgraph's resolvers from its schema, so that a resolver that answers something else does not compile.
import { basename, join } from 'node:path'
import { codegen } from '@graphql-codegen/core'
import * as typescript from '@graphql-codegen/typescript'
import * as resolvers from '@graphql-codegen/typescript-resolvers'
import { type MadeFile, textOf, writeOrCheck } from './made-files.ts'
import { Problem, run } from './problem.ts'
import { readRover, type Subgraph } from './rover.ts'
import { readSdl, type Sdl } from './sdl.ts'

/** What a resolver is given is text that nobody checked yet; what it gives back is checked by platform/scalars.ts. */
const scalars = {
  ID: 'string',
  DateTime: { input: 'string', output: 'Date' },
  LocalDate: 'string',
  LocalTime: 'string',
  LocalDateTime: 'string',
  Duration: 'string',
  TimeZone: 'string',
  Cursor: 'string',
  JSON: 'unknown',
  // Federation's own.
  _FieldSet: 'string',
}

export async function resolverTypes(root: string): Promise<readonly MadeFile[]> {
  return Promise.all((await readRover(root)).map((subgraph) => typesOf(root, subgraph)))
}

async function typesOf(root: string, { name, folder, schemaFile }: Subgraph): Promise<MadeFile> {
  const sdl = await readSdl(root, schemaFile)
  const text = await codegen({
    filename: 'resolvers.generated.ts',
    schema: sdl.document,
    documents: [],
    plugins: [{ typescript: {} }, { resolvers: {} }],
    pluginMap: { typescript, resolvers },
    config: {
      federation: true,
      scalars,
      strictScalars: true,
      // Enums of TypeScript are code, and types must be erasable.
      enumsAsTypes: true,
      useTypeImports: true,
      importExtension: '.ts',
      immutableTypes: true,
      maybeValue: 'T | null | undefined',
      inputMaybeValue: 'T | null',
      contextType: `./context.ts#${contextOf(name)}`,
      mappers: await parentsOf(root, folder, sdl),
    },
  })
  return {
    path: `${folder}/resolvers.generated.ts`,
    text: `// Made by \`npm run codegen\` from ${basename(schemaFile)}: edit that instead.\n${text.trim()}\n`,
  }
}

/** `task` has its `TaskContext` in context.ts. */
const contextOf = (name: string) => `${name.slice(0, 1).toUpperCase()}${name.slice(1)}Context`

/**
 * What a resolver passes on for a type of the schema, where that is not the type itself: an `export type TaskParent = …`
 * in the subgraph's parents.ts stands for the schema's `Task`.
 */
async function parentsOf(root: string, folder: string, { document, file }: Sdl): Promise<Record<string, string>> {
  const source = (await textOf(join(root, folder, 'parents.ts'))) ?? ''
  const declared = new Set(document.definitions.flatMap((node) => ('name' in node ? [node.name.value] : [])))
  const named = [...source.matchAll(/^export (?:type|interface) (\w+)Parent\b/gm)].map(([, type = '']) => type)

  for (const type of named) {
    if (!declared.has(type)) throw new Problem(`${folder}/parents.ts exports ${type}Parent, but ${file} has no ${type}`)
  }
  return Object.fromEntries(named.map((type) => [type, `./parents.ts#${type}Parent`]))
}

if (import.meta.main) {
  await run(async () => writeOrCheck(process.cwd(), await resolverTypes(process.cwd()), 'npm run codegen'))
}

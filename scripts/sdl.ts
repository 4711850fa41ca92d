import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ASTNode, type DocumentNode, GraphQLError, getLocation, parse, Source } from 'graphql'
import { Problem } from './problem.ts'

export type Sdl = Readonly<{ file: string; text: string; document: DocumentNode }>

/** `file` is relative to the root, and stands in what is said about its nodes. */
export async function readSdl(root: string, file: string): Promise<Sdl> {
  return parseSdl(await readFile(join(root, file), 'utf8'), file)
}

export function parseSdl(text: string, file: string): Sdl {
  try {
    return { file, text, document: parse(new Source(text, file)) }
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    const { line, column } = error.locations?.[0] ?? { line: 1, column: 1 }
    throw new Problem(`${file}:${line}:${column}\n  ${error.message}`)
  }
}

/** Where in its file a node stands, such as `subgraphs/task/schema.graphql:12:3`. */
export function placeOf({ loc }: ASTNode): string | undefined {
  if (!loc) return undefined
  const { line, column } = getLocation(loc.source, loc.start)
  return `${loc.source.name}:${line}:${column}`
}

// Copies definitions of schema/shared.graphql to where a subgraph's schema asks for them between two markers.
import { type MadeFile, writeOrCheck } from './made-files.ts'
import { Problem, run } from './problem.ts'
import { readRover } from './rover.ts'
import { parseSdl, readSdl, type Sdl } from './sdl.ts'

const fragmentFile = 'schema/shared.graphql'
const block = /^# <shared: (?<names>[^>]*)>\n[\s\S]*?^# <\/shared>$/gm

/** Every schema as it should stand. A `Problem` when one asks for what the fragment lacks, or declares by hand what it has. */
export async function withShared(root: string): Promise<readonly MadeFile[]> {
  const shared = definitionsOf(await readSdl(root, fragmentFile))
  return Promise.all(
    (await readRover(root)).map(async ({ schemaFile }) => {
      const sdl = await readSdl(root, schemaFile)
      refuseCopies(sdl, shared)
      return { path: schemaFile, text: filled(sdl, shared) }
    }),
  )
}

type Definitions = ReadonlyMap<string, string>

/** Each named definition with its description, to the letter. */
function definitionsOf({ document, text }: Sdl): Definitions {
  return new Map(
    document.definitions.flatMap((definition) => {
      if (!('name' in definition && definition.loc)) return []
      return [[definition.name.value, text.slice(definition.loc.start, definition.loc.end)]]
    }),
  )
}

function filled({ text, file }: Sdl, shared: Definitions): string {
  return text.replace(block, (_, list: string) => {
    const names = list.split(/[\s,]+/).filter((name) => name !== '')
    const copies = names.map((name) => {
      const definition = shared.get(name)
      if (definition) return definition
      throw new Problem(`${file} asks for ${name}; ${fragmentFile} has ${[...shared.keys()].join(', ')}`)
    })
    return `# <shared: ${names.join(' ')}>\n${copies.join('\n\n')}\n# </shared>`
  })
}

function refuseCopies({ text, file }: Sdl, shared: Definitions): void {
  const own = parseSdl(text.replace(block, ''), file)
  const byHand = [...definitionsOf(own).keys()].filter((name) => shared.has(name))
  if (byHand.length > 0)
    throw new Problem(`${file} declares ${byHand.join(', ')} by hand: name it in "# <shared: …>" instead`)
}

if (import.meta.main) {
  await run(async () => writeOrCheck(process.cwd(), await withShared(process.cwd()), 'npm run codegen'))
}

// Holds the events' contracts against what the last release promised: old events stay readable, and old readers go on.
import { join } from 'node:path'
import { compareEvents, remedy } from './asyncapi/breaks.ts'
import { readContracts } from './asyncapi/contracts.ts'
import { documentFile, readReleased } from './asyncapi/released.ts'
import { earlierText } from './earlier-text.ts'
import { textOf } from './made-files.ts'
import { Problem, run } from './problem.ts'
import { readOptions } from './read-options.ts'

const help = `Usage: npm run check:events

Compares kafka/contracts/ with ${documentFile}: as it is, and as it was committed before that.
`

async function main() {
  if (!readOptions(help, {})) return
  const root = process.cwd()
  const current = await textOf(join(root, documentFile))
  if (current === undefined) throw new Problem(`${documentFile} is missing: make it by \`npm run asyncapi\``)
  const before = await earlierText(root, documentFile, current)
  const contracts = await readContracts(root)

  const changes = [current, before ?? current].map((text) => compareEvents(readReleased(text), contracts))
  const broken = new Set(changes.flatMap((change) => change.broken))
  const dangerous = new Set(changes.flatMap((change) => change.dangerous))
  for (const line of dangerous) console.log(`Dangerous: ${line}`)
  for (const line of broken) console.error(`Break: ${line}`)
  if (broken.size > 0) throw new Problem(remedy)
}

if (import.meta.main) await run(main)

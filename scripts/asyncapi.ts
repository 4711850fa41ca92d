// Describes every topic and event in schema/asyncapi.yaml, from what kafka/ says of them.
import { join } from 'node:path'
import { compareEvents, remedy } from './asyncapi/breaks.ts'
import { documentOf } from './asyncapi/document.ts'
import { faultsOf } from './asyncapi/faults.ts'
import { documentFile, readReleased } from './asyncapi/released.ts'
import { readSources, type Sources } from './asyncapi/sources.ts'
import { textOf, writeOrCheck } from './made-files.ts'
import { Problem, run } from './problem.ts'
import { readOptions } from './read-options.ts'

const help = `Usage: npm run asyncapi [-- --check]

Writes ${documentFile} from kafka/contracts/, kafka/topics.yaml and kafka/readers.yaml; with
--check it only says whether that is fresh. A contract that could not read what the one there
describes is refused.
`

async function main() {
  const options = readOptions(help, { check: { type: 'boolean', default: false } })
  if (!options) return
  const root = process.cwd()
  const sources = await readSources(root)
  if (!options.check) await refuseBreaks(root, sources)
  const text = documentOf(sources)
  const faults = await faultsOf(text)
  if (faults.length > 0)
    throw new Problem(`This would not be AsyncAPI 3; set right what it is made from:\n${faults.join('\n')}`)
  await writeOrCheck(root, [{ path: documentFile, text }], 'npm run asyncapi')
}

/** Else the promise that was broken would be gone with the file. */
async function refuseBreaks(root: string, { contracts }: Sources): Promise<void> {
  const text = await textOf(join(root, documentFile))
  if (text === undefined) return
  const { broken } = compareEvents(readReleased(text), contracts)
  if (broken.length > 0) throw new Problem([...broken, remedy].join('\n'))
}

if (import.meta.main) await run(main)

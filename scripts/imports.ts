// Holds the imports against .dependency-cruiser.cjs, and makes sure that every source file was really looked at.
import { resolve } from 'node:path'
import { cruise } from 'dependency-cruiser'
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options'
import { sourceFiles } from './source-files.ts'
import { visitUsing } from './visit-using.ts'

export type Broken = Readonly<{ rule: string; from: string; to: string; why: string }>
export type Imports = Readonly<{ cruised: readonly string[]; missed: readonly string[]; broken: readonly Broken[] }>

export async function readImports(root: string): Promise<Imports> {
  visitUsing()
  const files = await sourceFiles(root)
  const options = await extractDepcruiseOptions(resolve(root, '.dependency-cruiser.cjs'))
  const { output } = await cruise([...files], { ...options, baseDir: root })
  if (typeof output === 'string')
    throw new Error('dependency-cruiser answered text: .dependency-cruiser.cjs must not set an output type')

  const known = new Set(files)
  const cruised = output.modules.map(({ source }) => source).filter((source) => known.has(source))
  const missed = files.filter((file) => !cruised.includes(file))
  const why = new Map(output.summary.ruleSetUsed?.forbidden?.map(({ name, comment }) => [name, comment ?? '']))
  const broken = output.summary.violations.map(({ rule, from, to, cycle }) => ({
    rule: rule.name,
    from,
    to: cycle ? cycle.map(({ name }) => name).join(' -> ') : to,
    why: why.get(rule.name) ?? '',
  }))
  return { cruised, missed, broken }
}

async function main() {
  const { cruised, missed, broken } = await readImports(process.cwd())

  for (const { rule, from, to, why } of broken) console.error(`${rule}: ${from} -> ${to}\n  ${why}`)
  for (const file of missed)
    console.error(`${file} was not looked at: the parser in .dependency-cruiser.cjs cannot read it`)
  if (cruised.length === 0) console.error('No file was looked at, so nothing is known about the imports')
  console.log(`${cruised.length} files, ${broken.length} forbidden imports`)
  if (broken.length + missed.length > 0 || cruised.length === 0) process.exitCode = 1
}

if (import.meta.main) await main()

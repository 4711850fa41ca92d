// Holds what clients see against its last committed version: nothing that a client may use goes away unannounced.
import { join } from 'node:path'
import { buildSchema, findBreakingChanges, findDangerousChanges } from 'graphql'
import { earlierText } from './earlier-text.ts'
import { textOf } from './made-files.ts'
import { Problem, run } from './problem.ts'

const apiFile = 'schema/api.graphql'
const rulesFile = 'schema/README.md'
const heading = '## Announced breaks'

/** `broken` and `announced` are breaking changes, `dangerous` may surprise a client that was written carelessly. */
export type ApiChanges = Readonly<{
  broken: readonly string[]
  announced: readonly string[]
  dangerous: readonly string[]
}>

/** `rules` is the text of schema/README.md, which lists the announced breaks. */
export function compareApis(before: string, after: string, rules: string): ApiChanges {
  const [old, next] = [buildSchema(before), buildSchema(after)]
  const said = announcements(rules)
  const breaks = findBreakingChanges(old, next)
    .map(({ description }) => description)
    // Only ever the echo of another change: the last use of Int or Float went away.
    .filter((description) => !description.startsWith('Standard scalar'))
  return {
    broken: breaks.filter((change) => !said.has(change)),
    announced: breaks.filter((change) => said.has(change)),
    dangerous: findDangerousChanges(old, next).map(({ description }) => description),
  }
}

/** What stands in backticks at the start of each item below the heading. */
function announcements(rules: string): ReadonlySet<string> {
  const section = rules.split(`\n${heading}\n`)[1]?.split(/\n## /)[0] ?? ''
  return new Set([...section.matchAll(/^- `(.+?)`/gm)].map(([, change = '']) => change))
}

async function main() {
  const root = process.cwd()
  const current = await textOf(join(root, apiFile))
  if (current === undefined) throw new Problem(`${apiFile} is missing: make it by \`npm run compose\``)
  const before = await earlierText(root, apiFile, current)
  if (before === undefined) return console.log(`${apiFile} has no other version in the history: nothing to compare`)

  const { broken, announced, dangerous } = compareApis(before, current, (await textOf(join(root, rulesFile))) ?? '')
  for (const change of dangerous) console.log(`Dangerous: ${change}`)
  for (const change of announced) console.log(`Announced break: ${change}`)
  for (const change of broken) console.error(`Break: ${change}`)
  if (broken.length === 0) return

  console.error(
    `Keep the old name working, or announce each break in ${rulesFile} under "${heading}": its line above in backticks, and why.`,
  )
  process.exitCode = 1
}

if (import.meta.main) await run(main)

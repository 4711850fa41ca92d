import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { hasCode } from '../../platform/error-code.ts'
import { Problem } from '../problem.ts'
import type { Values } from './secrets.ts'

/**
 * Keeps secrets for containers in `folder`: `<part>.env` for Node's --env-file, and each value in a file `<part>/<NAME>`.
 * Made once and at once, since they belong together: those that are there stay. Whether they were made.
 */
export async function writeEnvFiles(
  folder: string,
  makeParts: () => Promise<Record<string, Values>>,
): Promise<boolean> {
  if (existsSync(folder)) return false
  const draft = `${folder}.${randomBytes(4).toString('hex')}`
  try {
    for (const [part, values] of Object.entries(await makeParts())) await writePart(join(draft, part), values)
    await rename(draft, folder)
    return true
  } catch (error) {
    if (hasCode(error, 'ENOTEMPTY') || hasCode(error, 'EEXIST')) return false // another was first
    throw error
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

async function writePart(place: string, values: Values): Promise<void> {
  const settings = Object.entries(values).filter(([name]) => /^\w+$/.test(name))
  const lines = settings.map(([name, value]) => `${name}=${quoted(name, value)}\n`)
  await mkdir(place, { recursive: true, mode: 0o700 })
  for (const [name, value] of Object.entries(values)) await writeFile(join(place, name), value, { mode: 0o600 })
  await writeFile(`${place}.env`, lines.join(''), { mode: 0o600 })
}

/** Node has no way to escape a quote, and cuts a value off at the second one. */
function quoted(name: string, value: string): string {
  const quote = ["'", '`'].find((each) => !value.includes(each))
  if (quote !== undefined) return `${quote}${value}${quote}`
  throw new Problem(`${name} has both ' and \` in it, which no file for Node's --env-file can hold: choose another.`)
}

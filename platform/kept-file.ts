import { randomBytes } from 'node:crypto'
import { link, open, readFile, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { syncDirectory } from './data-directory.ts'
import { hasCode } from './error-code.ts'
import { StartupError } from './startup-error.ts'

/**
 * The text of a file that is made once, for its owner's eyes only, and then kept. It appears under its name only when
 * complete and on disk; of two processes that make it at once, both get the first one's.
 */
export async function keptFile(path: string, make: () => Promise<string>): Promise<string> {
  const kept = await read(path)
  if (kept !== undefined) return kept
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  try {
    await writeDurably(draft, await make())
    await link(draft, path).catch((error: unknown) => {
      if (!hasCode(error, 'EEXIST')) throw error
    })
  } finally {
    await rm(draft, { force: true })
  }
  await syncDirectory(dirname(path))
  const made = await read(path)
  if (made === undefined) throw new StartupError(`${path} vanished while it was being made: start again.`)
  return made
}

const read = (path: string): Promise<string | undefined> =>
  readFile(path, 'utf8').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  })

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

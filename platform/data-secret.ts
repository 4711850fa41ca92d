import { randomBytes } from 'node:crypto'
import { link, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { makeDataDirectory, syncDirectory } from './data-directory.ts'
import { hasCode } from './error-code.ts'
import { StartupError } from './startup-error.ts'
import { startupFault } from './startup-fault.ts'

/** The 32 bytes that every key and password of this data directory is derived from; made on the first call, then kept. */
export async function loadSecret(dataDir: string): Promise<Buffer> {
  await makeDataDirectory(dataDir)
  const path = join(dataDir, 'secret')
  try {
    return (await read(path)) ?? (await create(dataDir, path))
  } catch (error) {
    throw startupFault(error, path)
  }
}

async function read(path: string): Promise<Buffer | undefined> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  })
  if (text === undefined) return undefined
  if (/^[0-9a-f]{64}\s*$/.test(text)) return Buffer.from(text.trim(), 'hex')
  throw new StartupError(
    `${path} is damaged: it has to hold 64 hexadecimal digits. Put back the file that belongs to this data directory.`,
  )
}

/** Linked in under its name only when complete and on disk; of two processes that start at once, both use the first one's. */
async function create(dataDir: string, path: string): Promise<Buffer> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  try {
    await writeDurably(draft, `${randomBytes(32).toString('hex')}\n`)
    await link(draft, path).catch((error: unknown) => {
      if (!hasCode(error, 'EEXIST')) throw error
    })
  } finally {
    await rm(draft, { force: true })
  }
  await syncDirectory(dataDir)
  const secret = await read(path)
  if (!secret) throw new StartupError(`${path} vanished while it was being made: start again.`)
  return secret
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { makeDataDirectory } from './data-directory.ts'
import { keptFile } from './kept-file.ts'
import { StartupError } from './startup-error.ts'
import { startupFault } from './startup-fault.ts'

/** The 32 bytes that every key and password of this data directory is derived from; made on the first call, then kept. */
export async function loadSecret(dataDir: string): Promise<Buffer> {
  await makeDataDirectory(dataDir)
  const path = join(dataDir, 'secret')
  try {
    return decoded(await keptFile(path, async () => `${randomBytes(32).toString('hex')}\n`), path)
  } catch (error) {
    throw startupFault(error, path)
  }
}

function decoded(text: string, path: string): Buffer {
  if (/^[0-9a-f]{64}\s*$/.test(text)) return Buffer.from(text.trim(), 'hex')
  throw new StartupError(
    `${path} is damaged: it has to hold 64 hexadecimal digits. Put back the file that belongs to this data directory.`,
  )
}

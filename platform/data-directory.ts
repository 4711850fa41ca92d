import { chmod, mkdir, open, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { hasCode } from './error-code.ts'
import { startupFault } from './startup-fault.ts'

/** Makes the data directory where it is missing; what is already there keeps its mode. */
export async function makeDataDirectory(dataDir: string): Promise<void> {
  try {
    const created = await makeFolders(resolve(dataDir), isRoot() ? 0o711 : 0o700)
    // Under root PostgreSQL runs as another user, who has to pass through here whatever the umask says.
    if (created && isRoot()) await chmod(dataDir, 0o711)
  } catch (error) {
    throw startupFault(error, dataDir)
  }
}

/** Whether it was missing. Node's own recursion never ends below a place like /proc, where nothing can be made. */
async function makeFolders(path: string, mode: number): Promise<boolean> {
  try {
    return await makeFolder(path, mode)
  } catch (error) {
    if (!hasCode(error, 'ENOENT') || path === dirname(path)) throw error
    await makeFolders(dirname(path), mode)
    return makeFolder(path, mode)
  }
}

async function makeFolder(path: string, mode: number): Promise<boolean> {
  try {
    await mkdir(path, { mode })
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST') && (await stat(path)).isDirectory()) return false
    throw error
  }
}

export const isRoot = (): boolean => process.getuid?.() === 0

/** Makes names that were created, renamed or linked in this directory survive a power cut. */
export async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

import { chmod, mkdir, open } from 'node:fs/promises'
import { startupFault } from './startup-fault.ts'

/** Makes the data directory where it is missing; what is already there keeps its mode. */
export async function makeDataDirectory(dataDir: string): Promise<void> {
  try {
    const created = await mkdir(dataDir, { recursive: true, mode: isRoot() ? 0o711 : 0o700 })
    // Under root PostgreSQL runs as another user, who has to pass through here whatever the umask says.
    if (created && isRoot()) await chmod(dataDir, 0o711)
  } catch (error) {
    throw startupFault(error, dataDir)
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

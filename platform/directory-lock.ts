import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StartupError } from './startup-error.ts'
import { startupFault } from './startup-fault.ts'

const SQLITE_BUSY = 5

/**
 * Keeps every other process out of the data directory until it is released, or this process is gone. The kernel holds the lock (SQLite
 * is our way to ask it for one), so that unlike a file with a process id it cannot be left behind by a kill -9 or a power cut.
 */
export function lockDirectory(dataDir: string): { release: () => void } {
  try {
    accessSync(dataDir, constants.W_OK | constants.X_OK) // SQLite would only say that it cannot open a file
    const lock = new DatabaseSync(join(dataDir, 'lock'), { timeout: 0 })
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE') // a journal file would need space on a full disk
    return {
      release: () => {
        if (lock.isOpen) lock.close()
      },
    }
  } catch (error) {
    if (isBusy(error)) {
      throw new StartupError(
        `${dataDir} is in use by another process of this platform: stop that one, or choose another data directory.`,
      )
    }
    throw startupFault(error, dataDir)
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY

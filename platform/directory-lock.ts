import { accessSync, constants, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StartupError } from './startup-error.ts'
import { startupFault } from './startup-fault.ts'

const SQLITE_BUSY = 5

/**
 * Keeps every other process out of the data directory until it is released, or this process is gone. The kernel holds the lock (SQLite
 * is our way to ask it for one), so that unlike a file with a process id it cannot be left behind by a kill -9 or a power cut.
 * `who` is kept out by its like.
 */
export function lockDirectory(dataDir: string, who = 'Tickler'): { release: () => void } {
  try {
    accessSync(dataDir, constants.W_OK | constants.X_OK) // SQLite would only say that it cannot open a file
    const lock = new DatabaseSync(fileIn(dataDir), { timeout: 0 })
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE') // a journal file would need space on a full disk
    return {
      release: () => {
        if (lock.isOpen) lock.close()
      },
    }
  } catch (error) {
    if (isBusy(error)) {
      throw new StartupError(
        `${dataDir} is in use by another ${who}${holderOf(dataDir)}: stop that one, or choose another data directory.`,
      )
    }
    throw startupFault(error, dataDir)
  }
}

const fileIn = (dataDir: string) => join(dataDir, 'lock')

/** Its process, where the kernel lists who holds which lock by the file's inode, as Linux does. */
function holderOf(dataDir: string): string {
  try {
    const { ino } = statSync(fileIn(dataDir))
    const lines = readFileSync('/proc/locks', 'utf8').matchAll(/ WRITE (\d+) \w+:\w+:(\d+) /g)
    const holders = new Set([...lines].filter(([, , inode]) => inode === String(ino)).map(([, pid]) => pid))
    const [pid] = holders
    return holders.size === 1 ? `, process ${pid}` : ''
  } catch {
    return '' // only a courtesy
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY

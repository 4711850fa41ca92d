import { setTimeout as sleep } from 'node:timers/promises'
import { hasCode } from '../error-code.ts'
import type { Postmaster } from './cluster.ts'
import { isPostmaster } from './pid-file.ts'

const GONE_WITHIN_MS = 60_000
const POLL_MS = 10

/** PostgreSQL's "fast" shutdown: open transactions are rolled back, everything committed is written, then it is gone. */
export async function stopPostmaster({ pid }: Postmaster, directory: string): Promise<void> {
  // It may be gone already, and another process have its number.
  if (await isPostmaster(pid, directory)) interrupt(pid)
  const deadline = performance.now() + GONE_WITHIN_MS
  while (await isPostmaster(pid, directory)) {
    if (performance.now() > deadline) {
      throw new Error(
        `PostgreSQL (process ${pid}, ${directory}) did not stop within ${GONE_WITHIN_MS / 1000} s: look at its log, or end it with kill -QUIT ${pid}.`,
      )
    }
    await sleep(POLL_MS)
  }
}

export function interrupt(pid: number): void {
  try {
    process.kill(pid, 'SIGINT')
  } catch (error) {
    if (!hasCode(error, 'ESRCH')) throw error
  }
}

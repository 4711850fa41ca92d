import type { Log } from '../../platform/log.ts'
import { backoffMs } from '../failure.ts'

/** Keeps the time while a database cannot be had: when to try again, and what to say meanwhile. */
export interface Outage {
  /** One more try failed; the milliseconds to wait. */
  begin: (error: unknown) => number
  end: () => void
  /** Milliseconds left of the wait. */
  waitMs: () => number
  trouble: () => string | null
}

// Short, since a database that is back should be noticed soon.
const longestWaitMs = 2_000

export function outage(who: string, log: Log): Outage {
  let failures = 0
  let until = 0
  let trouble: string | null = null
  return {
    begin: (error) => {
      const wait = backoffMs(++failures, longestWaitMs)
      until = performance.now() + wait
      trouble = `${who} waits for its database` // anyone may read /ready; why is for the log
      log.warn({ err: error }, `${who} waits for its database, and tries again by itself`)
      return wait
    },
    end: () => {
      failures = 0
      trouble = null
    },
    waitMs: () => Math.max(0, until - performance.now()),
    trouble: () => trouble,
  }
}

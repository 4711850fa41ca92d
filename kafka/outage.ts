import type { Log } from '../platform/log.ts'
import { backoffMs } from './failure.ts'
import { seldom } from './seldom.ts'

/** Keeps the time while something that is needed cannot be had: when to try again, and what to say meanwhile. */
export interface Outage {
  /** One more try failed; the milliseconds to wait. */
  begin: (error: unknown) => number
  end: () => void
  /** Milliseconds left of the wait. */
  waitMs: () => number
  trouble: () => string | null
}

// Short, since what is back should be noticed soon.
const longestWaitMs = 2_000

/** `lineOf` says in one line what is missing. Anyone may read `/ready`; the error itself is for the log. */
export function outage(
  who: string,
  log: Log,
  lineOf: (error: unknown) => string = () => `${who} waits for its database`,
): Outage {
  let failures = 0
  let until = 0
  let trouble: string | null = null
  let isSaid = false
  const isToBeSaid = seldom()

  const say = (line: string, err: unknown) => {
    log.debug({ err }, line) // with its stack, which says nothing to whoever starts a broker again
    if (!isToBeSaid(line)) return
    isSaid = true
    log.warn(`${line}; trying again by itself${reasonOf(err)}`)
  }

  return {
    begin: (error) => {
      const wait = backoffMs(++failures, longestWaitMs)
      until = performance.now() + wait
      const line = lineOf(error)
      say(line, error)
      trouble = line
      return wait
    },
    end: () => {
      if (isSaid) log.info(`${who} goes on`)
      isSaid = false
      failures = 0
      until = 0
      trouble = null
    },
    waitMs: () => Math.max(0, until - performance.now()),
    trouble: () => trouble,
  }
}

const longestReason = 200

function reasonOf(error: unknown): string {
  const words = (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ').trim()
  return words === '' ? '' : ` (${words.slice(0, longestReason)})`
}

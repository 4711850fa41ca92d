import { backoffMs } from './failure.ts'

/** The keys whose first event failed: it is tried again after a while, and what comes behind it with the same key waits. */
export interface HeldKeys {
  /** How often the first event of this key has failed so far, by itself. */
  failures: (key: string) => number
  /** `isPassing`: others were in its way, so that it is no failure of its own. */
  hold: (key: string, isPassing?: boolean) => void
  release: (key: string) => void
  /** Those that are not to be tried yet. */
  waiting: () => string[]
  /** Milliseconds until the next one may be tried; undefined when none waits. */
  nextIn: () => number | undefined
}

/** `now` in milliseconds, from anywhere. */
export function heldKeys(now: () => number = () => performance.now()): HeldKeys {
  const held = new Map<string, { holds: number; failures: number; until: number }>()
  const failures = (key: string) => held.get(key)?.failures ?? 0
  const untils = () => [...held].filter(([, { until }]) => until > now())
  return {
    failures,
    hold: (key, isPassing = false) => {
      const holds = (held.get(key)?.holds ?? 0) + 1
      held.set(key, { holds, failures: failures(key) + (isPassing ? 0 : 1), until: now() + backoffMs(holds) })
    },
    release: (key) => void held.delete(key),
    waiting: () => untils().map(([key]) => key),
    nextIn: () => {
      const next = Math.min(...untils().map(([, { until }]) => until))
      return Number.isFinite(next) ? Math.max(0, next - now()) : undefined
    },
  }
}

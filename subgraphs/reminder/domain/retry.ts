const secondMs = 1_000
const minuteMs = 60 * secondMs
const hourMs = 60 * minuteMs

// One for each attempt that failed; from the last one on it is the last again and again.
const stepsMs = [10 * secondMs, minuteMs, 5 * minuteMs, 15 * minuteMs, hourMs] as const
const jitter = 0.2

/** Nothing is tried after it, counted from the firing. */
export const giveUpAfterMs = 24 * hourMs

export type Failure = Readonly<{
  /** How many have been made, this one too. */
  attempts: number
  now: Date
  giveUpAt: Date
  /** When the other side said how long to wait: not earlier than that, nor earlier than we would by ourselves. */
  retryAfterMs?: number | undefined
  /** From 0 up to 1: spreads what failed together. */
  random: number
}>

/** When to try again; null for never, as it would be too late. */
export function nextAttemptAt({ attempts, now, giveUpAt, retryAfterMs = 0, random }: Failure): Date | null {
  const ownMs = stepMs(attempts) * (1 - jitter + 2 * jitter * random)
  // By a minute at most: what was asked for late in the day must not come too late for it.
  const askedMs = retryAfterMs + random * Math.min(jitter * retryAfterMs, minuteMs)
  const at = now.getTime() + Math.round(Math.max(ownMs, askedMs))
  return at <= giveUpAt.getTime() ? new Date(at) : null
}

const stepMs = (attempts: number) => stepsMs[Math.min(Math.max(attempts, 1), stepsMs.length) - 1] ?? hourMs

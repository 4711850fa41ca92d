/** Tells the brokers that we live, while a batch is being handled. */
export interface Heartbeats {
  /** A rebalance is under way, or we are not of the group any more: the batch is to be left. */
  hasFailed: () => boolean
  /** Throws why, if it failed. */
  end: () => void
}

const everyMs = 1_000

export function heartbeats(beat: () => Promise<void>): Heartbeats {
  let failure: { error: unknown } | null = null
  const timer = setInterval(() => {
    beat().catch((error: unknown) => {
      failure ??= { error }
    })
  }, everyMs)
  return {
    hasFailed: () => failure !== null,
    end: () => {
      clearInterval(timer)
      if (failure) throw failure.error
    },
  }
}

/**
 * How far a group is with one partition, when events of some keys have to wait while others go on. A log has one committed
 * offset, so what waits holds the offset back, and once its time has come all from there on is read again: the inbox knows
 * what was done.
 */
export interface Progress {
  /** Whether events of this key wait here, so that no later one may be handled before them. */
  isWaiting: (key: string) => boolean
  /** These were looked at, in their order; `done` says of which nothing is left to do. */
  took: (looked: readonly Place[], done: ReadonlySet<Place>) => void
  /** Up to here, exclusively, everything is done. Null before anything was taken. */
  committable: () => bigint | null
  /** How many offsets lie between the first that waits and the last that was looked at; 0 when none waits. */
  stretch: () => number
  /** Forgets what waits; the offset to read again from, or null when none waits. */
  goBack: () => bigint | null
}

export type Place = Readonly<{ offset: bigint; key: string }>

export function progress(): Progress {
  let waitingFrom: bigint | null = null
  let next: bigint | null = null
  const waiting = new Set<string>()

  return {
    isWaiting: (key) => waiting.has(key),
    took: (looked, done) => {
      for (const place of looked) {
        if (!done.has(place)) {
          waitingFrom ??= place.offset
          waiting.add(place.key)
        }
        next = place.offset + 1n
      }
    },
    committable: () => waitingFrom ?? next,
    stretch: () => (waitingFrom === null || next === null ? 0 : Number(next - waitingFrom)),
    goBack: () => {
      const from = waitingFrom
      waitingFrom = null
      if (from !== null) next = from
      waiting.clear()
      return from
    },
  }
}

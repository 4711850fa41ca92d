/** Who waits for more of an owner's rows. A nudge carries nothing: the one who is woken reads its table. */
export interface Nudges {
  nudge(ownerId: string): void
  listen(ownerId: string, wake: () => void): () => void
}

export function nudges(): Nudges {
  const waiting = new Map<string, Set<() => void>>()
  return {
    nudge: (ownerId) => {
      for (const wake of waiting.get(ownerId) ?? []) wake()
    },
    listen: (ownerId, wake) => {
      const wakers = waiting.get(ownerId) ?? new Set()
      waiting.set(ownerId, wakers.add(wake))
      return () => {
        // Once only: by now, others may listen for this owner in a set of their own.
        if (wakers.delete(wake) && wakers.size === 0) waiting.delete(ownerId)
      }
    },
  }
}

type Page<Row, Position> = Readonly<{ rows: readonly Row[]; position: Position; isWhole: boolean }>

/**
 * Follows a table from a position on: what is there, then what comes, without gap or repeat. `read` gives the next rows
 * after a position, the position behind them, and whether there may be more right away (`isWhole: false`). It reads again
 * when nudged, and every `pollMs` in case a nudge was lost. Nothing is read ahead of the reader, so a slow one costs no memory.
 */
export function follow<Row, Position>(options: {
  from: Position
  read: (after: Position) => Promise<Page<Row, Position>>
  listen: (wake: () => void) => () => void
  pollMs?: number
}): AsyncIterableIterator<Row> {
  const more = bell(options.pollMs ?? 5_000)
  const stopListening = options.listen(more.ring)
  let position = options.from
  let rows: Iterator<Row> = [].values()
  let isEnded = false

  const end = () => {
    if (!isEnded) stopListening()
    isEnded = true
    more.ring()
    return { done: true, value: undefined } as const
  }

  const refill = async () => {
    await more.rung()
    if (isEnded) return
    const page = await options.read(position)
    position = page.position
    rows = page.rows.values()
    if (!page.isWhole) more.ring()
  }

  return {
    [Symbol.asyncIterator]() {
      return this
    },
    next: async () => {
      try {
        while (!isEnded) {
          const row = rows.next()
          if (!row.done) return row
          await refill()
        }
        return end()
      } catch (error) {
        end()
        throw error
      }
    },
    return: async () => end(),
  }
}

/** Rung any number of times, it is heard once: at once by whoever waits, and after `pollMs` in any case. It begins rung. */
function bell(pollMs: number) {
  let isRung = true
  let wakeUp = () => {}
  return {
    ring: () => {
      isRung = true
      wakeUp()
    },
    rung: async () => {
      if (!isRung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, pollMs)
          wakeUp = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      isRung = false
    },
  }
}

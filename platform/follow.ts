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
        wakers.delete(wake)
        if (wakers.size === 0) waiting.delete(ownerId)
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
  const { read, listen, pollMs = 5_000 } = options
  let position = options.from
  let rows: readonly Row[] = []
  let next = 0
  let isEnded = false
  let isNudged = true
  let wakeUp: (() => void) | undefined

  const stopListening = listen(() => {
    isNudged = true
    wakeUp?.()
  })

  const nudged = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(done, pollMs)
      function done() {
        clearTimeout(timer)
        wakeUp = undefined
        resolve()
      }
      wakeUp = done
    })

  const fill = async () => {
    while (!isEnded && next >= rows.length) {
      if (!isNudged) await nudged()
      isNudged = false
      if (isEnded) return
      const page = await read(position)
      rows = page.rows
      next = 0
      position = page.position
      if (!page.isWhole) isNudged = true
    }
  }

  const end = async () => {
    isEnded = true
    stopListening()
    wakeUp?.()
    return { done: true, value: undefined } as const
  }

  return {
    [Symbol.asyncIterator]() {
      return this
    },
    next: async () => {
      await fill().catch(async (error: unknown) => {
        await end()
        throw error
      })
      const row = rows[next++]
      return isEnded || row === undefined ? end() : { done: false, value: row }
    },
    return: end,
  }
}

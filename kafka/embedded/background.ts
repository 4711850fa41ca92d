/** Work that nobody waits for, until all of it is. */
export interface Background {
  run: (work: Promise<void>, what: string) => void
  settled: () => Promise<unknown>
}

export function background(onFailure: (error: unknown, what: string) => void): Background {
  const running = new Set<Promise<void>>()
  return {
    run: (work, what) => {
      const tracked = work.catch((error: unknown) => onFailure(error, what)).finally(() => running.delete(tracked))
      running.add(tracked)
    },
    settled: () => Promise.all(running),
  }
}

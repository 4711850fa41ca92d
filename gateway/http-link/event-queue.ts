/** Events that are pushed, for a reader that pulls. */
export interface EventQueue<T> {
  push(event: T): void
  /** Ends it once what is queued has been read; with an error, by throwing it. */
  end(error?: Error): void
  readonly events: AsyncIterableIterator<T>
}

/** `onLeave` is called once, when the reader leaves or `most` events wait for it: then it ends with an error after those. */
export function eventQueue<T>({ most, onLeave }: { most: number; onLeave: () => void }): EventQueue<T> {
  const queued: T[] = []
  let ending: { error: Error | undefined } | undefined
  let wake: (() => void) | undefined

  const end = (error?: Error) => {
    ending ??= { error }
    wake?.()
  }

  const next = async (): Promise<IteratorResult<T, undefined>> => {
    while (queued.length === 0 && !ending) await new Promise<void>((resolve) => (wake = resolve))
    const event = queued.shift()
    if (event !== undefined) return { done: false, value: event }
    const error = ending?.error
    ending = { error: undefined } // thrown once
    if (error) throw error
    return { done: true, value: undefined }
  }

  return {
    push: (event) => {
      if (ending) return
      queued.push(event)
      if (queued.length > most) {
        end(new Error(`the reader is ${most} events behind`))
        onLeave()
      }
      wake?.()
    },
    end,
    events: {
      [Symbol.asyncIterator]() {
        return this
      },
      next,
      return: async () => {
        queued.length = 0
        const isLeaving = !ending
        end()
        if (isLeaving) onLeave()
        return { done: true, value: undefined }
      },
    },
  }
}

/** Lets `most` jobs run at once; the others wait in the order of their coming, and are told how many stand before them, at last that none does. */
export type TurnQueue = Readonly<{
  /** Null when `signal` ended the wait. */
  take: <T>(wait: Wait, job: () => Promise<T>) => Promise<T | null>
}>

type Wait = Readonly<{ signal: AbortSignal; waiting: (position: number) => void }>
type Waiting = Readonly<{ begin: (isMyTurn: boolean) => void; waiting: Wait['waiting'] }>

export function turnQueue(most: number): TurnQueue {
  const queue: Waiting[] = []
  let running = 0
  const tellAll = () => queue.forEach(({ waiting }, at) => void waiting(at + 1))

  const myTurn = ({ signal, waiting }: Wait) =>
    new Promise<boolean>((begin) => {
      const place = { begin, waiting }
      queue.push(place)
      waiting(queue.length)
      const leave = () => {
        const at = queue.indexOf(place)
        if (at < 0) return
        queue.splice(at, 1)
        begin(false)
        tellAll()
      }
      signal.addEventListener('abort', leave, { once: true })
    })

  const next = () => {
    const first = queue.shift()
    if (!first) {
      running -= 1
      return
    }
    first.waiting(0)
    first.begin(true)
    tellAll()
  }

  return {
    take: async (wait, job) => {
      if (wait.signal.aborted) return null
      if (running < most) running += 1
      else if (!(await myTurn(wait))) return null
      try {
        return await job()
      } finally {
        next()
      }
    },
  }
}

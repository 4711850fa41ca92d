/** Takes turn after turn; each says for how many milliseconds to sleep, unless woken. */
export interface Ticker {
  start: () => void
  /** During a turn it makes one more, however often. */
  wake: () => void
  /** Resolves when the running turn is over; nothing is left behind that keeps the process alive. */
  stop: () => Promise<void>
}

/** `turn` must not reject. */
export function ticker(turn: () => Promise<number>): Ticker {
  let isStopping = false
  let isWoken = false
  let endSleep = () => {}
  let running: Promise<void> = Promise.resolve()

  const sleep = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      endSleep = () => {
        clearTimeout(timer)
        resolve()
      }
      if (isWoken) endSleep()
    })

  const run = async () => {
    while (!isStopping) {
      isWoken = false
      await sleep(await turn())
    }
  }

  const wake = () => {
    isWoken = true
    endSleep()
  }

  return {
    start: () => {
      running = run()
    },
    wake,
    stop: () => {
      isStopping = true
      wake()
      return running
    },
  }
}

/** Takes turn after turn; each says for how many milliseconds it may sleep, unless it is woken. */
export interface Loop {
  start: () => void
  /** Being woken during a turn makes one more of it, however often. */
  wake: () => void
  /** Resolves when the turn that is running is over. */
  stop: () => Promise<void>
}

/** `turn` must not reject. Under a stream of wake-ups turns begin at least `apartMs` after one another. */
export function loop(turn: () => Promise<number>, apartMs = 0): Loop {
  let isStopping = false
  let isWoken = false
  let running: Promise<void> = Promise.resolve()
  let endSleep = () => {}

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
      const began = performance.now()
      await sleep(await turn())
      const early = apartMs - (performance.now() - began)
      if (early > 0) await new Promise((resolve) => setTimeout(resolve, early))
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

/** Sleeps until woken or a while has passed; being woken while awake makes the next sleep none. */
export interface Waiter {
  wake(): void
  sleep(ms: number): Promise<void>
}

export function waiter(): Waiter {
  let isWoken = false
  let end: (() => void) | undefined
  return {
    wake: () => {
      isWoken = true
      end?.()
    },
    sleep: async (ms) => {
      if (!isWoken) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms)
          end = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      end = undefined
      isWoken = false
    },
  }
}

/** So many can be at work at once; others wait in the order in which they came, but for no longer than their patience. */
export function openPlaces(most: number) {
  let free = most
  const waiting: (() => void)[] = []

  const wait = (patienceMs: number) =>
    new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(entered), 1)
        resolve(false)
      }, patienceMs)
      const entered = () => {
        clearTimeout(timer)
        resolve(true)
      }
      waiting.push(entered)
    })

  const enter = (patienceMs: number): boolean | Promise<boolean> => {
    if (free === 0) return wait(patienceMs)
    free--
    return true
  }
  const leave = () => {
    const next = waiting.shift()
    if (next) next()
    else free++
  }

  return {
    /** Resolves to undefined when no place became free in time. */
    within: async <T>(patienceMs: number, work: () => Promise<T>): Promise<T | undefined> => {
      if (!(await enter(patienceMs))) return undefined
      try {
        return await work()
      } finally {
        leave()
      }
    },
  }
}

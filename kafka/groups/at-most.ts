/** So many pieces of work at once, and the others after them in their order. */
export function atMost(many: number): (work: () => Promise<void>) => Promise<void> {
  let free = many
  const waiting: (() => void)[] = []
  return async (work) => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}

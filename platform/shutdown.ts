/** Closes what was opened, newest first; every closer runs, and the first failure is thrown after the last. */
export function closers(): { add: (close: () => unknown) => void; close: () => Promise<void> } {
  const stack: (() => unknown)[] = []
  return {
    add: (close) => void stack.push(close),
    close: async () => {
      const failures: unknown[] = []
      for (let next = stack.pop(); next; next = stack.pop()) {
        try {
          await next()
        } catch (error) {
          failures.push(error)
        }
      }
      if (failures.length > 0) throw failures[0]
    },
  }
}

/** How long to wait while someone else has in hand what is due: longer each time, until `reset`. */
export function racePause({ least, most }: Readonly<{ least: number; most: number }>) {
  let nextMs = least
  return {
    next: (): number => {
      const ms = nextMs
      nextMs = Math.min(ms * 2, most)
      return ms
    },
    reset: () => {
      nextMs = least
    },
  }
}

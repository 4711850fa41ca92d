import { vi } from 'vitest'

/** What is looked for, once it is there. Stories are told in a hook, which is where `expect.poll` does not go. */
export const awaited = <T>(what: string, look: () => T | undefined | Promise<T | undefined>): Promise<T> =>
  vi.waitFor(
    async () => {
      const found = await look()
      if (found === undefined) throw new Error(`It did not come: ${what}.`)
      return found
    },
    { timeout: 20_000, interval: 20 },
  )

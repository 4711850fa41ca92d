import { setTimeout as sleep } from 'node:timers/promises'

export type Patience = Readonly<{
  forMs: number
  /** What may mend itself; anything else is thrown at once. */
  isWorthWaiting: (error: unknown) => boolean
  /** Once for each reason why it still waits. */
  tell: (error: unknown) => void
}>

const everyMs = 1_000

/** Tries until it succeeds; what it throws is the last try's fault, once the time is over. */
export async function patiently<T>(attempt: () => Promise<T>, { forMs, isWorthWaiting, tell }: Patience): Promise<T> {
  const end = performance.now() + forMs
  let told = ''
  const wait = async (error: unknown) => {
    if (!isWorthWaiting(error) || performance.now() + everyMs > end) throw error
    if (String(error) !== told) tell(error)
    told = String(error)
    await sleep(everyMs)
  }
  for (;;) {
    try {
      return await attempt()
    } catch (error) {
      await wait(error)
    }
  }
}

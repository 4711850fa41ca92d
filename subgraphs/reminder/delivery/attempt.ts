import type { Log } from '../../../platform/log.ts'
import type { Outcome, Parcel, Send } from '../domain/parcel.ts'

// Beyond what a carrier may take, and before the lease of 40 seconds ends.
const patienceMs = 27_000

/** One attempt, which ends whatever the carrier does. */
export async function attempt(send: Send, parcel: Parcel, log: Log): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<Outcome>((resolve) => {
    timer = setTimeout(() => resolve({ is: 'postponed', reason: 'It took too long.' }), patienceMs)
  })
  try {
    return await Promise.race([send(parcel), tooLong])
  } catch (error) {
    log.error({ err: error }, 'a carrier failed, which is a fault of ours')
    return { is: 'postponed', reason: 'It failed on our side.' }
  } finally {
    clearTimeout(timer)
  }
}

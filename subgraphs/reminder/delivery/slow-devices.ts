import type { Send } from '../domain/parcel.ts'

export const slowMs = 5_000
const rememberedMs = 3_600_000
const mostRemembered = 10_000
// More than there are places, so that as many devices that hang at once do not pass for a way that is slow.
const remembersAttempts = 100

/**
 * The devices whose last attempt in this process was slow, whatever came of it; for an hour. While most attempts are slow it
 * is the way that is, as a mail server of our own under load, and no device.
 */
export function slowDevices() {
  const until = new Map<string, number>()
  let slowShare = 0

  const note = (device: string, tookMs: number) => {
    const isSlow = tookMs >= slowMs
    slowShare += (Number(isSlow) - slowShare) / remembersAttempts
    until.delete(device)
    if (!isSlow) return
    until.set(device, performance.now() + rememberedMs)
    const [oldest] = until.keys()
    if (until.size > mostRemembered && oldest !== undefined) until.delete(oldest)
  }

  return {
    note,
    /** Whether its last attempt was slow, and most of the others were not. */
    has: (device: string) => slowShare < 0.5 && (until.get(device) ?? 0) > performance.now(),
    /** Notes how long each attempt takes. */
    timed:
      (send: Send): Send =>
      async (parcel) => {
        const began = performance.now()
        try {
          return await send(parcel)
        } finally {
          note(parcel.device, performance.now() - began)
        }
      },
  }
}
export type SlowDevices = ReturnType<typeof slowDevices>

import type { Send } from '../domain/parcel.ts'

export const slowMs = 5_000
const rememberedMs = 3_600_000
const mostRemembered = 10_000

/** The devices whose last attempt in this process was slow, whatever came of it; for an hour. */
export function slowDevices() {
  const until = new Map<string, number>()

  const note = (device: string, tookMs: number) => {
    until.delete(device)
    if (tookMs < slowMs) return
    until.set(device, performance.now() + rememberedMs)
    const [oldest] = until.keys()
    if (until.size > mostRemembered && oldest !== undefined) until.delete(oldest)
  }

  return {
    /** Whether its last attempt was slow. */
    has: (device: string) => (until.get(device) ?? 0) > performance.now(),
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

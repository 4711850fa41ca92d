import { type QuietHours, quietUntil } from './quiet-hours.ts'
import { milliseconds } from './trigger.ts'

/** How somebody is reminded again; `isUrgent` passes through quiet hours. */
export type NagRule = Readonly<{
  nagEvery: string | null
  quietHours: QuietHours | null
  timeZone: string
  isUrgent: boolean
}>

/** So often a reminder comes again, and no more. */
export const mostNags = 20

/** Whether this is no time to disturb somebody, and until when. */
export const quietFor = (now: Date, { isUrgent, quietHours, timeZone }: Omit<NagRule, 'nagEvery'>): Date | null =>
  isUrgent ? null : quietUntil(now, quietHours, timeZone)

/**
 * When a reminder that came for `at`, having come again `nagCount` times by then, comes again; null for never. What was
 * missed by `now` is passed over, and whatever would fall into quiet hours waits for their end.
 */
export function nextNag(at: Date, nagCount: number, now: Date, rule: NagRule): Date | null {
  if (rule.nagEvery === null || nagCount >= mostNags) return null
  const everyMs = milliseconds(rule.nagEvery)
  const passed = Math.max(0, Math.floor((now.getTime() - at.getTime()) / everyMs))
  const next = new Date(at.getTime() + (passed + 1) * everyMs)
  return quietFor(next, rule) ?? next
}

/** When one comes that does not come now, though it is its time; null for never. */
export const nagLater = (at: Date, nagCount: number, now: Date, rule: NagRule): Date | null =>
  (rule.nagEvery === null ? null : quietFor(now, rule)) ?? nextNag(at, nagCount, now, rule)

/** Whoever was told of something later than this is not told again so soon. */
export const tooSoonAfter = (now: Date, { nagEvery }: NagRule): Date =>
  new Date(now.getTime() - (nagEvery === null ? 0 : milliseconds(nagEvery) / 2))

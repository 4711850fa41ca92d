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

/**
 * When a reminder that came for `at`, having come again `nagCount` times by then, comes again; null for never. What was
 * missed by `now` is passed over, and whatever would fall into quiet hours waits for their end.
 */
export function nextNag(at: Date, nagCount: number, now: Date, rule: NagRule): Date | null {
  if (rule.nagEvery === null || nagCount >= mostNags) return null
  const everyMs = milliseconds(rule.nagEvery)
  const passed = Math.max(0, Math.floor((now.getTime() - at.getTime()) / everyMs))
  const next = new Date(at.getTime() + (passed + 1) * everyMs)
  return (rule.isUrgent ? null : quietUntil(next, rule.quietHours, rule.timeZone)) ?? next
}

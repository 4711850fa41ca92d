import { recent } from '../recent.ts'

/** How much each may ask for: `burst` at once, and then so many a second. */
export type Allowance = (who: string) => number

const mostCounted = 10_000

/** Counts one more of somebody's, and gives back how many milliseconds it is too early; 0 when it is not. */
export function allowance({ burst, perSecond }: Readonly<{ burst: number; perSecond: number }>): Allowance {
  const everyMs = 1_000 / perSecond
  const paidUntil = recent<number>(mostCounted)
  return (who) => {
    const now = performance.now()
    const until = Math.max(paidUntil.get(who) ?? now, now)
    const earlyMs = until - now - (burst - 1) * everyMs
    if (earlyMs > 0) return Math.ceil(earlyMs)
    paidUntil.set(who, until + everyMs)
    return 0
  }
}

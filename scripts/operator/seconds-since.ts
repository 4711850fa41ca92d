import { z } from 'zod'
import { Problem } from '../problem.ts'

const unitSeconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 }
const instant = z.iso.datetime({ offset: true })

/** How long ago `--from` is, given as an instant (RFC 3339) or as a duration such as 6h. Throws a `Problem`. */
export function secondsSince(from: string, now: Date, mostDays: number): number {
  const seconds = durationIn(from) ?? instantIn(from, now)
  if (seconds === undefined)
    throw new Problem(`--from takes an instant such as 2030-01-02T09:00:00Z, or 90m, 6h, 3d; not "${from}".`)
  if (seconds < 0) throw new Problem(`--from ${from} has not come yet: give the last instant when the log was whole.`)
  if (seconds > mostDays * 86_400)
    throw new Problem(
      `--from can lie ${mostDays} days back at most: of what is older, groups may not know any more that they have handled it.`,
    )
  return seconds
}

function durationIn(text: string): number | undefined {
  const [, amount, unit = ''] = /^(\d{1,9})([smhd])$/.exec(text) ?? []
  return amount === undefined ? undefined : Number(amount) * (unitSeconds[unit] ?? 0)
}

function instantIn(text: string, now: Date): number | undefined {
  return instant.safeParse(text).success ? (now.getTime() - Date.parse(text)) / 1_000 : undefined
}

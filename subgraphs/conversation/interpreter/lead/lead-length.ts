import { readDuration, readNumber } from '../time/elapsed-phrases.ts'
import type { TimeToken } from '../time/time-words.ts'

type Run = readonly TimeToken[]

/**
 * The duration that the words from `at` to the end of the run are: "15 minutes", "an hour and a half", "2 days", "the day".
 * Null for "the night", which is no length; undefined where it is none at all.
 */
export function readLead(run: Run, at: number): string | null | undefined {
  const start = run[at]?.text === 'the' ? at + 1 : at
  if (start > at || run[at]?.kind === 'daypart') return ofPointed(run, start)
  const duration = readDuration(run, at)
  if (duration?.next === run.length) return ofSeconds(duration.value)

  const count = readNumber(run, at)
  const days = count && count.next === run.length - 1 ? daysIn(run[count.next]) : null
  if (!count || days === null) return wordDays(run, at)
  return count.value % 1 === 0 ? `P${count.value * days}D` : undefined
}

/** "day" in "day before" */
const wordDays = (run: Run, at: number) => {
  const days = at === run.length - 1 ? daysIn(run[at]) : null
  return days === null ? joinedDays(run, at) : `P${days}D`
}

/** "2d before" */
function joinedDays(run: Run, at: number): string | undefined {
  const token = at === run.length - 1 && run[at]?.kind === 'amount' ? run[at] : undefined
  const [, count, unit] = /^(\d{1,3})-?(d|day|days|w|wk|week|weeks)$/.exec(token?.text ?? '') ?? []
  return count === undefined ? undefined : `P${Number(count) * (unit?.startsWith('w') ? 7 : 1)}D`
}

function ofPointed(run: Run, at: number): string | null | undefined {
  const token = at === run.length - 1 ? run[at] : undefined
  if (token?.kind === 'daypart') return null
  const days = daysIn(token)
  if (days !== null) return `P${days}D`
  return token?.text === 'hour' ? 'PT1H' : undefined
}

function daysIn(token: TimeToken | undefined): number | null {
  if (token?.text === 'day') return 1
  if (token?.text === 'week') return 7
  return token?.text === 'fortnight' ? 14 : null
}

function ofSeconds(total: number): string | undefined {
  if (total % 1 !== 0 || total <= 0) return undefined
  const [hours, minutes, seconds] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60]
  return `PT${[hours && `${hours}H`, minutes && `${minutes}M`, seconds && `${seconds}S`].filter(Boolean).join('')}`
}

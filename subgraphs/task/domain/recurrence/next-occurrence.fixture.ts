import { ruleOf } from '../../../../platform/recurrence/rules.fixture.ts'
import { nextOccurrence } from './next-occurrence.ts'

export type Case = Readonly<{
  rule: string
  start: string
  slot?: string
  at: string
  zone?: string
  made?: number
  taken?: string[]
}>

/** What comes next, by the parts that a case is about. */
export function next(
  anchor: 'DUE' | 'COMPLETION',
  { rule, start, slot = start, at, zone = 'UTC', made = 1, taken = [] }: Case,
) {
  const series = { rule: ruleOf(rule, zone), anchor, start, timeZone: zone }
  return nextOccurrence(series, { slot, at: new Date(at), made, taken: new Set(taken) })
}

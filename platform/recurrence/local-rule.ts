import { Temporal } from 'temporal-polyfill'
import type { LocalRule, Rule } from './rule.ts'
import { slotOf } from './slot.ts'

/** The rule with a UTC UNTIL turned into the wall time of the zone. */
export function localRule(rule: Rule, timeZone: string): LocalRule {
  const { until } = rule
  if (until === null) return { ...rule, until }
  if (!until.isUtc) return { ...rule, until: { at: until.at, isUtc: false } }
  const wall = Temporal.Instant.from(`${until.at}Z`).toZonedDateTimeISO(timeZone).toPlainDateTime()
  return {
    ...rule,
    until: { at: slotOf({ date: wall.toPlainDate().toString(), time: wall.toPlainTime().toString() }), isUtc: false },
  }
}

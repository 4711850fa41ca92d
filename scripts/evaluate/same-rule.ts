import { slotsFrom } from '../../platform/recurrence/expand.ts'
import { localRule } from '../../platform/recurrence/local-rule.ts'
import { parseRule } from '../../platform/recurrence/parse-rule.ts'
import type { Command } from '../../subgraphs/conversation/interpreter/interpreter.ts'

const compared = 24

/** Rules are the same that fall on the same days: every Monday from a Monday on is also every week. */
export function isSameRule(expected: string, { recurrence, due }: Command): boolean {
  if (!recurrence) return false
  const [ours, theirs] = [parseRule(recurrence.rule), parseRule(expected)]
  if ('problems' in ours || 'problems' in theirs) return false
  if (ours.text === theirs.text) return true
  if (!due) return false

  const start = due.time === null ? due.date : `${due.date}T${due.time}`
  const slots = ({ rule }: typeof ours) => firstOf(slotsFrom(localRule(rule, due.timeZone), start, start))
  return slots(ours).join() === slots(theirs).join()
}

function firstOf(slots: Iterable<string>): readonly string[] {
  const first: string[] = []
  for (const slot of slots) {
    first.push(slot)
    if (first.length === compared) break
  }
  return first
}

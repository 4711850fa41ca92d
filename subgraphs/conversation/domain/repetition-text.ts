import { parseRule } from '../../../platform/recurrence/parse-rule.ts'
import { ruleText } from '../../../platform/recurrence/rule-text.ts'
import type { Language, RecurrenceSlot } from '../interpreter/interpretation.ts'

/** How something repeats, in words: `every Monday and Friday`. What was stored and is no rule any more is shown as it is. */
export function repetitionText({ rule, anchor }: Pick<RecurrenceSlot, 'rule' | 'anchor'>, language: Language): string {
  const parsed = parseRule(rule)
  return 'rule' in parsed ? ruleText(parsed.rule, language, anchor) : rule
}

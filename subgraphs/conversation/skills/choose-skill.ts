import { tokenize } from '../interpreter/tokens.ts'
import { askedActs } from './asked-acts.ts'
import type { Skill } from './prompts.ts'

/**
 * Which skill is asked, by the words alone: a turn of the model to find that out would cost as much as the answer. Where the
 * words do not tell, TaskAgent is asked, which may give every intent; the other two only where nothing else could be accepted
 * or reminders alone are spoken of.
 */
export function chooseSkill(text: string): Skill {
  const asked = askedActs(tokenize(text), false)
  if (asked.has('remind')) return asked.has('finish') || asked.has('change') ? 'TaskAgent' : 'ReminderAgent'
  return asked.size === 1 && asked.has('ask') ? 'QueryAgent' : 'TaskAgent'
}

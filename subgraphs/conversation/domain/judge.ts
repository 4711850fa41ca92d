import type { Command, Doubt, Question } from '../interpreter/interpreter.ts'
import type { Understood } from '../understanding.ts'

/** Under this the assistant asks, and does nothing. */
const leastToAct = 0.7
/** Under this it does nothing that changes something without a yes. */
const leastToActAlone = 0.85

/** What to do about what was understood. Talk has no commands; `doubt` is null where there is no better question than "what?". */
export type Verdict =
  | Readonly<{ kind: 'ask'; doubt: Doubt | null; question: Question | null }>
  | Readonly<{ kind: 'talk' }>
  | Readonly<{ kind: 'do'; commands: readonly Command[]; needsYes: boolean }>

/** Deleting, more than one change at once, and what is not quite sure wait for a yes; an unsure yes is none. */
export function judge({ intent, commands, confidence, doubt, question }: Understood): Verdict {
  const changing = commands.filter((command) => !command.intent.startsWith('QUERY_'))
  const isUnsure = confidence < leastToActAlone
  const isUnsureYes = intent === 'CONFIRM' && isUnsure
  if (intent === 'UNKNOWN' || confidence < leastToAct || isUnsureYes) return { kind: 'ask', doubt, question }
  if (commands.length === 0) return { kind: 'talk' }

  const isDestructive = changing.some((command) => command.intent === 'DELETE_TASK')
  const needsYes = changing.length > 0 && (isUnsure || isDestructive || changing.length > 1)
  return { kind: 'do', commands, needsYes }
}

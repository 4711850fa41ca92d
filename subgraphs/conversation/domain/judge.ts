import type { Command, Doubt, Question } from '../interpreter/interpreter.ts'
import type { Understood } from '../understanding.ts'
import { changingSteps, type Step } from './step.ts'

/** Under this the assistant asks, and does nothing. */
const leastToAct = 0.7
/** Under this it does nothing that changes something without a yes. */
const leastToActAlone = 0.85

/** So many things one message may ask for. */
export const mostCommands = 8

/** What to do about what was understood. Talk has no commands; `doubt` is null where there is no better question than "what?". */
export type Verdict =
  | Readonly<{ kind: 'ask'; doubt: Doubt | null; question: Question | null }>
  | Readonly<{ kind: 'talk' }>
  | Readonly<{ kind: 'tooMany' }>
  | Readonly<{ kind: 'do'; commands: readonly Command[]; isUnsure: boolean }>

/** What is not surely understood is asked back; an unsure yes is none. */
export function judge({ intent, commands, confidence, doubt, question }: Understood): Verdict {
  const isUnsure = confidence < leastToActAlone
  const isUnsureYes = intent === 'CONFIRM' && isUnsure
  if (intent === 'UNKNOWN' || confidence < leastToAct || isUnsureYes) return { kind: 'ask', doubt, question }
  if (commands.length === 0) return { kind: 'talk' }
  return commands.length > mostCommands ? { kind: 'tooMany' } : { kind: 'do', commands, isUnsure }
}

/**
 * Deleting, ending a repetition, changing more than one task and what is not quite sure wait for a yes. Several new tasks do not:
 * each was said by its title, nothing that was there is touched, and one "undo" takes all of them back. An undo takes back what
 * was asked for or agreed to before, so it needs no second yes.
 */
export function needsYes(steps: readonly Step[], isUnsure: boolean): boolean {
  const changing = changingSteps(steps)
  if (changing.length === 0) return false
  const existing = new Set(changing.flatMap((step) => ('id' in step ? [step.id] : [])))
  const created = changing.filter(({ kind }) => kind === 'create').length
  const isMany = existing.size > 0 && existing.size + created > 1
  return isUnsure || isMany || changing.some(({ kind }) => kind === 'delete' || kind === 'stop')
}

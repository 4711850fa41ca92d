import type { Rule } from './confidence.ts'
import type { Command, Doubt, Intent, Question } from './interpretation.ts'

/** What one rule makes of a message. */
export type Finding =
  | Readonly<{ kind: 'command'; command: Command; rules: readonly Rule[] }>
  | Readonly<{ kind: 'talk'; intent: Exclude<Intent, Command['intent']>; rule: Rule }>
  | Readonly<{ kind: 'ask'; doubt: Doubt; question: Question | null }>

export const ask = (doubt: Doubt, question: Question | null = null): Finding => ({ kind: 'ask', doubt, question })

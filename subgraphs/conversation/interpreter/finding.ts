import type { Rule } from './confidence.ts'
import type { Command, Doubt, Intent, Question } from './interpretation.ts'

/** What one rule makes of a message. `others`: the further things of a list, each a command like the first. */
export type Finding =
  | Readonly<{ kind: 'command'; command: Command; rules: readonly Rule[]; others?: readonly Command[] }>
  | Readonly<{ kind: 'talk'; intent: Exclude<Intent, Command['intent']>; rule: Rule }>
  | Readonly<{ kind: 'ask'; doubt: Doubt; question: Question | null }>

export const ask = (doubt: Doubt, question: Question | null = null): Finding => ({ kind: 'ask', doubt, question })

export const withRule = (finding: Finding, rule: Rule): Finding =>
  finding.kind === 'command' ? { ...finding, rules: [...finding.rules, rule] } : finding

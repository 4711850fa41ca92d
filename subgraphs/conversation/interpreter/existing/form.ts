import type { Rule } from '../confidence.ts'
import type { Command, CommandIntent } from '../interpretation.ts'
import { type Pattern, patterns } from '../pattern.ts'

/**
 * A way to ask for something that is done to a task, all of it in what stands around the target. `wants`: a verb that is also for
 * other things ("drop", "clear") wants more: a word for task, list or event, or words that only point;
 * some only mean all of a list.
 */
export type Form = Readonly<{
  intent: CommandIntent
  rule: Rule
  tails: readonly Pattern[] | null
  scope?: Command['scope']
  wants?: 'OURS' | 'POINTER' | 'ALL'
  isTold?: true
}>

export type Headed = Readonly<{ pattern: Pattern; value: Form }>

export const form = (
  said: Omit<Form, 'tails'>,
  heads: readonly string[],
  tails: readonly string[] | null = null,
): readonly Headed[] => {
  const value: Form = { ...said, tails: tails && patterns(...tails) }
  return patterns(...heads).map((pattern) => ({ pattern, value }))
}

import type { Rule } from '../confidence.ts'
import type { Command } from '../interpretation.ts'
import type { Word } from '../pattern.ts'

/** What changes about the task that some words name. */
export const update = (words: readonly Word[], change: Partial<Command>, rule: Rule = 'explicit') =>
  ({ intent: 'UPDATE_TASK', rule, words, change }) as const

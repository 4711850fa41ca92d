import type { Temporal } from 'temporal-polyfill'
import type { Token } from '../tokens.ts'
import type { RepeatPhrase } from './repeat.ts'

/** The repetitions that a message speaks of in English, in order. */
export const repeatPhrases = (_tokens: readonly Token[], _today: Temporal.PlainDate): readonly RepeatPhrase[] => []

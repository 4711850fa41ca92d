import type { Context } from './interpretation.ts'
import { findMarks, type Mark } from './marks.ts'
import type { Word } from './pattern.ts'
import { localNow } from './time/due.ts'
import type { Stretch, TimePhrase } from './time/moment.ts'
import { timePhrases } from './time/time-phrases.ts'
import { type Token, tokenize } from './tokens.ts'

/**
 * A message, read once for all rules. `words` is what the grammar sees: times and marks lifted out, so that "remind me
 * tomorrow at 5 to call" and "remind me to call tomorrow at 5" are the same to it.
 */
export type Message = Readonly<{
  source: string
  context: Context
  tokens: readonly Token[]
  phrases: readonly TimePhrase[]
  marks: readonly Mark[]
  words: readonly Word[]
}>

export function readMessage(source: string, context: Context): Message {
  const tokens = tokenize(source)
  const phrases = timePhrases(tokens, localNow(context).toPlainDate())
  const marks = findMarks(source, tokens)
  const lifted = placesIn([...phrases, ...marks])
  return { source, context, tokens, phrases, marks, words: visible(tokens, lifted) }
}

export const placesIn = (stretches: readonly Stretch[]): ReadonlySet<number> =>
  new Set(stretches.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, offset) => from + offset)))

export const isPunctuation = (text: string) => /^[.,;:!?…–—-]$/.test(text)

/** Quoted words are there, but no instruction is read from them: they can only be part of a slot. */
const visible = (tokens: readonly Token[], lifted: ReadonlySet<number>): readonly Word[] =>
  tokens.flatMap((token, index) => {
    if (lifted.has(index) || (!token.isQuoted && isPunctuation(token.text))) return []
    return [{ text: token.isQuoted ? '"' : token.text, index }]
  })

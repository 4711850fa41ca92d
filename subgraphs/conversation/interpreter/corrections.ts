import { isChore } from './chores.ts'
import { starters, sureStarters } from './clause-starters.ts'
import type { Context } from './interpretation.ts'
import { readMessage } from './message.ts'
import { matchAt, patterns, type Word } from './pattern.ts'
import { isTakenBack } from './sentences.ts'
import type { Token } from './tokens.ts'

const signs = new Set('i no sorry actually wait mean meant scratch rather correction oops strike make'.split(' '))

const corrections = patterns(
  'no [no] wait|sorry|actually|i [i] [mean|meant] [make] [it|that]',
  'no [no] make it|that',
  '[or] [sorry|actually|wait|oops] i mean|meant [to] [say]',
  'sorry|oops|wait|correction [no] [i] [mean|meant] [make] [it|that]',
  'actually [no] [make] [it|that]',
  'or rather',
  'scratch|strike that [make] [it]',
  'make it|that',
)

export type Corrected = Readonly<{ tokens: readonly Token[]; isGuess: boolean }>

/** "remind me to call Ann, no, Bob": what was said first is not meant. What corrects a time is left to the times. */
export function corrected(source: string, tokens: readonly Token[], context: Context): Corrected {
  const same = { tokens, isGuess: false }
  const at = tokens.findIndex((token, index) => index > 2 && signs.has(token.text) && isSign(tokens, index))
  if (at < 0) return same
  const words = tokens.flatMap(({ text, isQuoted, isWord }, index) =>
    index >= at && index < at + farthest && isWord ? [{ text: isQuoted ? '"' : text, index }] : [],
  )
  const start = signStart(tokens, at)
  const found = corrections.map((candidate) => matchAt(words, 0, candidate)).find((match) => match)
  const end = found?.end ?? (isBareNo(tokens, at) ? 1 : 0)
  const rest = end > 0 ? tokens.slice(words[end]?.index ?? tokens.length) : []
  if (rest.length === 0) return same
  const meant = replaced(source, tokens.slice(0, start), rest, context)
  return meant ? { tokens: meant, isGuess: true } : same
}

const farthest = 8

/** A comma or a full stop stands before it: "say no", "the actual price" correct nothing. */
const isSign = (tokens: readonly Token[], at: number) =>
  tokens[at]?.isQuoted === false &&
  (tokens[at]?.text !== 'i' || /^meant?$/.test(tokens[at + 1]?.text ?? '')) &&
  (/^[.,;!–—-]$/.test(tokens[at - 1]?.text ?? '') || isScratch(tokens, at))

/** "…, no, Bob" corrects; "…, no sugar" tells more of the same. */
const isBareNo = (tokens: readonly Token[], at: number) =>
  tokens[at]?.text === 'no' && /^[.,;!–—-]$/.test(tokens[at + 1]?.text ?? '')

const isScratch = (tokens: readonly Token[], at: number) =>
  /^(?:scratch|strike|make)$/.test(tokens[at]?.text ?? '') && tokens[at + 1]?.text === 'that'

const signStart = (tokens: readonly Token[], at: number) => (tokens[at - 1]?.isWord ? at : at - 1)

/** What is said instead, and what stays of the words before it. */
function replaced(source: string, before: readonly Token[], rest: readonly Token[], context: Context) {
  const { words } = readMessage(source, rest, context)
  const [first] = words
  if (!first || /^\d/.test(first.text) || isTakenBack(words)) return null
  if (isAnew(first.text)) return rest
  const said = readMessage(source, before, context).words
  const to = said.findLastIndex(({ text }, at) => text === 'to' && isChore(said[at + 1]?.text ?? ''))
  const verb = said[first.text === 'to' ? to : to + 1]
  if (to >= 0 && verb && (first.text === 'to' || isChore(first.text))) return [...before.slice(0, verb.index), ...rest]
  return words.length <= longest ? withoutLast(before, said, to + 2, words.length, rest) : null
}

const isAnew = (first: string) => sureStarters.has(first) || (starters.has(first) && !isChore(first))

const longest = 3

/** As many words as the correction has, but never the verb. */
function withoutLast(
  before: readonly Token[],
  said: readonly Word[],
  least: number,
  count: number,
  rest: readonly Token[],
) {
  const dropped = said.slice(Math.max(least, said.length - count))
  if (dropped.length === 0) return null
  const [from, last] = [dropped[0]?.index ?? 0, dropped.at(-1)?.index ?? 0]
  return [...before.slice(0, from), ...rest, ...before.slice(last + 1)]
}

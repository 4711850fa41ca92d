import type { Token } from '../interpreter/tokens.ts'
import { type Act, actsOf, cueWords, negations, urduCues } from './cue-words.ts'
import type { ModelIntent } from './grammar.ts'

const acts = Object.keys(cueWords).filter((name): name is Act => name in cueWords)

/**
 * The acts that a person's own words ask for: what they quote asks for nothing, nor does what they say not to do. It only rules
 * out; that a word stands there does not mean that its act was meant.
 */
export function askedActs(tokens: readonly Token[], hasTime: boolean): ReadonlySet<Act> {
  const words = tokens.filter(({ isWord, isQuoted }) => isWord && !isQuoted)
  const asked = new Set<Act>(hasTime ? ['make'] : [])
  for (const act of acts) if (words.some((_, at) => isCue(act, words, at))) asked.add(act)
  if (tokens.some(({ text, isQuoted }) => !isQuoted && (text === '?' || text === '؟'))) asked.add('ask')
  return asked
}

export const isAskedFor = (intent: ModelIntent, asked: ReadonlySet<Act>): boolean =>
  actsOf[intent].some((act) => asked.has(act))

function isCue(act: Act, words: readonly Token[], at: number): boolean {
  const text = words[at]?.text ?? ''
  const isWordOfIt = cueWords[act].has(text) || urduCues[act].some((start) => text.startsWith(start))
  return isWordOfIt && (text === 'forget' || !isNegated(words, at))
}

const isNegated = (words: readonly Token[], at: number) =>
  [at - 2, at - 1, at + 1].some((place) => negations.has(words[place]?.text ?? '') && !isEnglishAfter(words, place, at))

/** "cancel it, no rush": only in Urdu does a no after the verb belong to it. */
const isEnglishAfter = (words: readonly Token[], place: number, at: number) =>
  place > at && /^[a-z']+$/.test(words[place]?.text ?? '') && !/^(na|nahi|nahin|mat)$/.test(words[place]?.text ?? '')

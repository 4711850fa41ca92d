import { placesIn } from '../places.ts'
import type { TimePhrase } from '../time/moment.ts'
import type { Token } from '../tokens.ts'
import type { RepeatPhrase } from './repeat.ts'
import { isNumber, ordinalOf, spelling } from './repeat-words.ts'

type Read = Readonly<{
  tokens: readonly Token[]
  phrases: readonly TimePhrase[]
  repeats: readonly RepeatPhrase[]
  leads: readonly Readonly<{ from: number; to: number }>[]
}>

/**
 * Whether a number or an ordinal stands beside a repetition without being read: "every month on the 2nd and last …" must never
 * become the rest of it.
 */
export function isCountedBeside({ tokens, phrases, repeats, leads }: Read): boolean {
  if (repeats.length === 0) return false
  const read = placesIn([...phrases, ...repeats, ...leads])
  const textAt = (at: number) =>
    read.has(at) || tokens[at]?.isQuoted !== false ? '' : spelling(tokens[at]?.text ?? '')
  // "monthly on the first" is a day, and "and last …" more of it.
  return (
    repeats.some(({ from }) => isBefore(from - 1, textAt)) ||
    [...repeats, ...phrases].some(({ to }) => isAfter(to, textAt))
  )
}

type TextAt = (at: number) => string

const joints = new Set(
  ', and & / or the to on in at of for up day days week weeks only most max instance instances'.split(' '),
)
const farthest = 4

/** "the first and", "2nd to the" */
function isBefore(last: number, textAt: TextAt): boolean {
  for (let at = last; at > last - farthest; at -= 1) {
    if (isOrdinal(textAt(at))) return at < last || textAt(at) !== 'second'
    if (!joints.has(textAt(at))) return false
  }
  return false
}

/** "up to 7 …", "and 30": a number that counts what comes after it ("2 cups") is none of the repetition. */
function isAfter(first: number, textAt: TextAt): boolean {
  for (let at = first; at < first + farthest; at += 1) {
    const [text, next] = [textAt(at), textAt(at + 1)]
    if (isOrdinal(text)) return next !== 'thing'
    if (isNumber(text)) return !/^[\p{L}/.:%-]/u.test(next)
    if (!joints.has(text)) return /^(twice|thrice)$/.test(text)
  }
  return false
}

const isOrdinal = (text: string) => text !== '' && ordinalOf(text) !== null

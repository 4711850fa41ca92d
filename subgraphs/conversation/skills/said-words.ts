import type { Stretch } from '../interpreter/time/moment.ts'
import { type Token, tokenize } from '../interpreter/tokens.ts'

/** Words of the message itself: a model only points at them, and nothing that it writes goes any further. */
export type SaidWords = Stretch & Readonly<{ text: string }>

/** How many words may be left out between two of a title: "buy the milk" is "buy milk". */
const widestGap = 2

/** Where `named` stands in the message, word for word and in its order; null when some of it was not said there. */
export function saidWords(named: string, source: string, tokens: readonly Token[], gap = widestGap): SaidWords | null {
  const wanted = tokenize(named).filter(({ isWord }) => isWord)
  const said = tokens.flatMap(({ isWord, text }, index) => (isWord ? [{ text, index }] : []))
  const [first] = wanted
  if (!first) return null
  for (const [start, { text }] of said.entries()) {
    const places = text === first.text ? placesFrom(start, wanted, said, gap) : null
    if (places) return wordsAt(places, source, tokens)
  }
  return null
}

type Said = Readonly<{ text: string; index: number }>

function placesFrom(start: number, wanted: readonly Token[], said: readonly Said[], gap: number): number[] | null {
  const places: number[] = []
  let at = start
  for (const { text } of wanted) {
    const reach = said.slice(at, at + 1 + (places.length === 0 ? 0 : gap))
    const found = reach.findIndex((word) => word.text === text)
    const word = reach[found]
    if (!word) return null
    places.push(word.index)
    at += found + 1
  }
  return places
}

/** What stands between two words stays as it was written; a word that was left out leaves a space. */
function wordsAt(places: readonly number[], source: string, tokens: readonly Token[]): SaidWords {
  const chosen = places.flatMap((place) => tokens[place] ?? [])
  const pieces = chosen.map(({ from, to }, at) => {
    const between = source.slice(chosen[at - 1]?.to ?? from, from)
    return `${/[\p{L}\p{N}]/u.test(between) ? ' ' : between}${source.slice(from, to)}`
  })
  return { from: places[0] ?? 0, to: (places.at(-1) ?? 0) + 1, text: cleaned(pieces.join('')) }
}

/** No control characters, and none that have no width or turn the direction. */
export const cleaned = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cf}]+/gu, '')
    .replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()

/** One word of the message as the grammar sees it; `index` is its token. */
export type Word = Readonly<{ text: string; index: number }>

type Element = Readonly<{ words: ReadonlySet<string> | null; isOptional: boolean }>
export type Pattern = readonly Element[]

/** `end` is the first word after the match; `names` are the words that stood for a `*`. */
export type Match = Readonly<{ end: number; names: readonly Word[] }>

/** `remind|nudge me [to|about]`: words in order, `|` between alternatives, `[…]` may be absent, `*` is any one word. */
export function pattern(source: string): Pattern {
  return Array.from(source.matchAll(/\[([^\]]+)\]|(\S+)/g), ([, optional, required = '']) => {
    const words = optional ?? required
    return { words: words === '*' ? null : new Set(words.split('|')), isOptional: optional !== undefined }
  })
}

/** Takes optional words when they are there. Patterns are short, so trying both ways stays cheap on any message. */
export const matchAt = (words: readonly Word[], start: number, elements: Pattern): Match | null =>
  matchFrom(words, start, elements, 0)

const noNames: readonly Word[] = []

function matchFrom(words: readonly Word[], start: number, elements: Pattern, at: number): Match | null {
  const element = elements[at]
  if (!element) return { end: start, names: noNames }
  const match = fits(element, words[start]) ? matchFrom(words, start + 1, elements, at + 1) : null
  if (match) return element.words ? match : named(match, words[start])
  return element.isOptional ? matchFrom(words, start, elements, at + 1) : null
}

const fits = ({ words }: Element, word: Word | undefined) =>
  word !== undefined && (words === null || words.has(word.text))

const named = (match: Match, word: Word | undefined): Match =>
  word ? { ...match, names: [word, ...match.names] } : match

export const patterns = (...sources: readonly string[]): readonly Pattern[] => sources.map(pattern)

export type TailMatch = Match & Readonly<{ start: number }>

const longestTail = 8

/** A match that ends with the last word; at most eight words are tried, no tail is longer. */
export function matchTail(words: readonly Word[], from: number, elements: Pattern): TailMatch | null {
  for (let start = Math.max(from, words.length - longestTail); start < words.length; start += 1) {
    const match = matchAt(words, start, elements)
    if (match?.end === words.length) return { ...match, start }
  }
  return null
}

/** The candidates that can begin with a word, in order; `rest` are those for words that none of them names. */
type ByOpening = Readonly<{ named: ReadonlyMap<string, readonly Pattern[]>; rest: readonly Pattern[] }>

// Most words begin nothing, and grammars are many: one look tells which of their patterns are worth trying.
const byOpening = new WeakMap<readonly Pattern[], ByOpening>()

function openingWith(word: string | undefined, candidates: readonly Pattern[]): readonly Pattern[] {
  // One by itself is often in an array made for the call, and sooner tried than indexed.
  if (candidates.length === 1) return candidates
  const known = byOpening.get(candidates) ?? indexed(candidates)
  return (word === undefined ? undefined : known.named.get(word)) ?? known.rest
}

function indexed(candidates: readonly Pattern[]): ByOpening {
  const openings = candidates.map(openingsOf)
  const words = new Set(openings.flatMap((some) => some ?? []))
  const named = new Map(
    Array.from(words, (word) => [word, candidates.filter((_, at) => openings[at]?.includes(word) ?? true)]),
  )
  const index = { named, rest: candidates.filter((_, at) => openings[at] === null) }
  byOpening.set(candidates, index)
  return index
}

/** The words with which a match can begin; null where any word may. */
function openingsOf(candidate: Pattern): readonly string[] | null {
  const needed = candidate.findIndex(({ isOptional }) => !isOptional)
  const first = candidate.slice(0, needed + 1)
  const isAny = needed < 0 || first.some(({ words }) => words === null)
  return isAny ? null : first.flatMap(({ words }) => [...(words ?? [])])
}

export function firstMatch(words: readonly Word[], start: number, candidates: readonly Pattern[]): Match | null {
  for (const candidate of openingWith(words[start]?.text, candidates)) {
    const match = matchAt(words, start, candidate)
    if (match) return match
  }
  return null
}

export const isWhole = (words: readonly Word[], start: number, candidates: readonly Pattern[]) =>
  openingWith(words[start]?.text, candidates).some(
    (candidate) => matchAt(words, start, candidate)?.end === words.length,
  )

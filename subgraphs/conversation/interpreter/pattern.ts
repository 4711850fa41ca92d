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
export function matchAt(words: readonly Word[], start: number, elements: Pattern): Match | null {
  const [element, ...rest] = elements
  if (!element) return { end: start, names: [] }
  return matchWord(words, start, element, rest) ?? (element.isOptional ? matchAt(words, start, rest) : null)
}

function matchWord(words: readonly Word[], start: number, { words: expected }: Element, rest: Pattern): Match | null {
  const word = words[start]
  if (!word || (expected && !expected.has(word.text))) return null
  const match = matchAt(words, start + 1, rest)
  return match && !expected ? { ...match, names: [word, ...match.names] } : match
}

export const patterns = (...sources: readonly string[]): readonly Pattern[] => sources.map(pattern)

export type TailMatch = Match & Readonly<{ start: number }>

/** A match that ends with the last word; at most eight words are tried, no tail is longer. */
export function matchTail(words: readonly Word[], from: number, elements: Pattern): TailMatch | null {
  for (let start = Math.max(from, words.length - 8); start < words.length; start += 1) {
    const match = matchAt(words, start, elements)
    if (match?.end === words.length) return { ...match, start }
  }
  return null
}

export function firstMatch(words: readonly Word[], start: number, candidates: readonly Pattern[]): Match | null {
  for (const candidate of candidates) {
    const match = matchAt(words, start, candidate)
    if (match) return match
  }
  return null
}

export const isWhole = (words: readonly Word[], start: number, candidates: readonly Pattern[]) =>
  candidates.some((candidate) => matchAt(words, start, candidate)?.end === words.length)

/** The words with which a match can begin; null where any word may. */
export function openings(candidates: readonly Pattern[]): ReadonlySet<string> | null {
  const words = candidates.map(openingsOf)
  return words.includes(null) ? null : new Set(words.flatMap((some) => some ?? []))
}

function openingsOf(candidate: Pattern): readonly string[] | null {
  const needed = candidate.findIndex(({ isOptional }) => !isOptional)
  const first = candidate.slice(0, needed + 1)
  const isAny = needed < 0 || first.some(({ words }) => words === null)
  return isAny ? null : first.flatMap(({ words }) => [...(words ?? [])])
}

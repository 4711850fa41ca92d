import { type Match, matchAt, matchTail, type Pattern, type TailMatch, type Word } from '../pattern.ts'

/** Patterns by the words that can begin (or end) them: a message looks at few, however many there are. */
type Index<T> = ReadonlyMap<string, readonly T[]>

/** An entry's pattern, which must not begin or end with `*`, stands beside what it is for; earlier entries are tried first. */
type Entry<T> = Readonly<{ pattern: Pattern; value: T }>
export type Heads<T> = Index<Entry<T>>
export type Tails<T> = Index<Entry<T>>

export const byHead = <T>(entries: readonly Entry<T>[]): Heads<T> => indexed(entries, ({ openings }) => openings)

export const byTail = <T>(entries: readonly Entry<T>[]): Tails<T> => indexed(entries, ({ endings }) => endings)

function indexed<T>(entries: readonly Entry<T>[], edge: (pattern: Pattern) => Pattern['openings']): Index<Entry<T>> {
  const index = new Map<string, Entry<T>[]>()
  for (const entry of entries) {
    for (const word of edge(entry.pattern) ?? []) {
      const same = index.get(word)
      if (same) same.push(entry)
      else index.set(word, [entry])
    }
  }
  return index
}

export type Headed<T> = Readonly<{ value: T; match: Match }>
export type Tailed<T> = Readonly<{ value: T; match: TailMatch }>

/** All that begin at `start`, in order. */
export function headsAt<T>(words: readonly Word[], start: number, index: Heads<T>): readonly Headed<T>[] {
  const entries = index.get(words[start]?.text ?? '') ?? []
  return entries.flatMap(({ pattern, value }) => {
    const match = matchAt(words, start, pattern)
    return match ? [{ value, match }] : []
  })
}

/** The first that ends with the last word and begins at `from` or later. */
export function tailOf<T>(words: readonly Word[], from: number, index: Tails<T>): Tailed<T> | null {
  for (const { pattern, value } of index.get(words.at(-1)?.text ?? '') ?? []) {
    const match = matchTail(words, from, pattern)
    if (match) return { value, match }
  }
  return null
}

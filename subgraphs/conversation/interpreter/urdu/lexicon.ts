import { foldLetters, isInUrduLetters } from './letters.ts'
import { ofTimes } from './lexicon.times.ts'
import { irregular, verbs } from './lexicon.verbs.ts'
import { plain } from './lexicon.words.ts'
import { sound } from './spelling.ts'
import { formsOf } from './verbs.ts'

/** Rows of `lemma: spellings`; a spelling in Latin letters stands for all that sound like it. */
const rows = (table: string): readonly (readonly [string, readonly string[]])[] =>
  table
    .trim()
    .split('\n')
    .map((row) => {
      const [lemma = '', spellings = ''] = row.trim().split(': ')
      return [lemma, spellings.split(' ')] as const
    })

const entries: readonly (readonly [string, string])[] = [
  ...[...rows(plain), ...rows(ofTimes), ...rows(irregular)].flatMap(([lemma, spellings]) =>
    spellings.map((spelling) => [spelling, lemma] as const),
  ),
  ...rows(verbs).flatMap(([lemma, spellings]) => formsOf(lemma, inScripts(spellings))),
]

function inScripts(spellings: readonly string[]) {
  return {
    urdu: spellings.filter(isInUrduLetters),
    latin: spellings.filter((spelling) => !isInUrduLetters(spelling)),
  }
}

/** The first that names a spelling keeps it, and the very spelling goes before what sounds like it. */
const bySpelling = new Map<string, string>()
const bySound = new Map<string, string>()
for (const [written, lemma] of entries) {
  const spelling = foldLetters(written)
  if (!bySpelling.has(spelling)) bySpelling.set(spelling, lemma)
  const heard = sound(spelling)
  if (!isInUrduLetters(spelling) && !bySound.has(heard)) bySound.set(heard, lemma)
}

/** The lemma of a folded word, with the form of a verb; the word itself where we do not know it. */
export function lemmaOf(word: string, heard = sound(word)): string {
  const known = bySpelling.get(word)
  if (known !== undefined) return known
  return /^[a-z]/.test(word) ? (bySound.get(heard) ?? word) : word
}

/** Whether it is spelled just so, and does not only sound like a word. */
export const isSpelled = (word: string): boolean => bySpelling.has(word)

/** By its spelling, or else by its sound. */
export const knownLemma = (word: string): string | undefined => bySpelling.get(word) ?? bySound.get(sound(word))

export const isKnown = (word: string): boolean => bySpelling.has(word) || bySound.has(sound(word))

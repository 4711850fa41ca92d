import type { Context, Language } from './interpretation.ts'
import type { Token } from './tokens.ts'
import { isInUrduLetters } from './urdu/letters.ts'
import { englishWords, romanWord } from './urdu/roman-words.ts'

/** The language that a message is in, by its letters and words; the person's own where these do not tell. */
export function languageOf(tokens: readonly Token[], context: Context): Language {
  let [inUrdu, english, latin, roman] = [0, 0, 0, 0]
  for (const { text, isWord, isQuoted } of tokens) {
    if (!isWord || isQuoted) continue
    if (isInUrduLetters(text)) inUrdu += 1
    else if (englishWords.has(text) || text.includes("'")) english += 1
    else if (/^\d*[a-z]/.test(text)) {
      latin += 1
      roman += romanWord(text)
    }
  }
  if (inUrdu > english) return 'UR'
  // One word that both could have, such as "kal" or "karo", turns no message over.
  if (roman >= 2 && roman > english) return 'UR_LATN'
  return latin + english === 0 && context.locale === 'UR' ? 'UR' : 'EN'
}

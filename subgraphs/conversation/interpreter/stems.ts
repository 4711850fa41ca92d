import { baseOfPast } from './past-tense.ts'
import { tokenize } from './tokens.ts'

const silent = new Set(
  'the a an my our your i we you he she is are was be been to of for in on at with and or it task todo to-do reminder please'.split(
    ' ',
  ),
)

/** The words that tell titles apart, each cut to what its forms share: "bought", "buying" and "buys" are all "buy". */
export function stems(text: string): ReadonlySet<string> {
  const words = tokenize(text).filter(({ isWord }) => isWord)
  return new Set(words.filter(({ text: word }) => !silent.has(word)).map(({ text: word }) => stem(word)))
}

function stem(word: string): string {
  const bare = (baseOfPast.get(word) ?? word).replace(/'s$/, '')
  if (bare.length < 4) return bare
  const cut = bare.replace(/(ies|ied)$/, 'y').replace(/(?<=[^s])s$|(?<=..)(ed|ing)$/, '')
  // "cancelled" and "cancel", "stopped" and "stop", "making" and "make" meet only without these.
  return cut.replace(/([bdfglmnprt])\1$/, '$1').replace(/e$/, '')
}

import type { Meaning } from './domain/plan.ts'
import { repliesInEnglish } from './replies.en.ts'
import type { Replies } from './replies.ts'

/** By language; a second one is one more file and one more line. `now` is what "tomorrow" starts from. */
const catalogue: Record<Meaning['language'], (now: Date) => Replies> = {
  EN: repliesInEnglish,
  UR: repliesInEnglish,
  UR_LATN: repliesInEnglish,
}

/** The language in which to speak to somebody unasked; English until theirs has its catalogue. */
export const languageFor = (locale: string | null): Meaning['language'] =>
  locale !== null && isSpoken(locale) ? locale : 'EN'

const isSpoken = (locale: string): locale is Meaning['language'] => Object.hasOwn(catalogue, locale)

export const repliesIn = (language: Meaning['language'], now: Date): Replies => catalogue[language](now)

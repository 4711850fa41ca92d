import type { Meaning } from './domain/plan.ts'
import { repliesInEnglish } from './replies.en.ts'
import type { Replies } from './replies.ts'

/** By language; a second one is one more file and one more line. `now` is what "tomorrow" starts from. */
const catalogue: Record<Meaning['language'], (now: Date) => Replies> = { EN: repliesInEnglish }

export const repliesIn = (language: Meaning['language'], now: Date): Replies => catalogue[language](now)

import { decisions } from './replies.en.decisions.ts'
import { queries } from './replies.en.queries.ts'
import { questions } from './replies.en.questions.ts'
import { results } from './replies.en.results.ts'
import { troubles } from './replies.en.troubles.ts'
import { wordsOn } from './replies.en.words.ts'
import type { Replies } from './replies.ts'

/** What the assistant says in English. */
export function repliesInEnglish(now: Date): Replies {
  const words = wordsOn(now)
  return { ...results(words), ...queries(words), ...questions(words), ...decisions(words), ...troubles(words) }
}

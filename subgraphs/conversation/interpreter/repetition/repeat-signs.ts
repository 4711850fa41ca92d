import type { Token } from '../tokens.ts'
import { adverbs, pluralWeekdays, repeatWords, weekdays } from './repeat-words.ts'

const signs = new Set([
  ...adverbs.keys(),
  ...pluralWeekdays.keys(),
  ...'per every each everyday nightly alternate once twice thrice times weekdays weekends mornings afternoons evenings nights recurring recurrent repeat repeats repeating recurs recur regularly periodically occasionally repeatedly after basis completion completing finishing done finish'.split(
    ' ',
  ),
])

const joints = new Set('- to through until'.split(' '))

/** Whether it is worth to look closer: most messages speak of no repetition. */
export function mayRepeat(tokens: readonly Token[]): boolean {
  const words = repeatWords(tokens)
  return words.some(({ text }, at) => {
    if (signs.has(text)) return true
    const next = words[at + 1]?.text ?? ''
    return (
      weekdays.has(text) && (joints.has(next) || next === '/' || weekdays.has(next) || next === ',' || next === 'and')
    )
  })
}

import type { Message } from './message.ts'
import { join, type Stretch, type TimePhrase, type When } from './time/moment.ts'

/** The times of a message that are the due, and whether others were passed over, or one could not be named. */
export type Choice = Readonly<{
  chosen: readonly TimePhrase[]
  when: When | null
  isUnclear: boolean
  isSeveral: boolean
}>

const none: Choice = { chosen: [], when: null, isUnclear: false, isSeveral: false }

/**
 * "remind me on Monday to book the flight for Friday": what is said outside of the title is the due, and the rest stays
 * in the title; when all is inside, the last counts. Times that complete each other are one, wherever they stand.
 */
export function chooseTimes({ phrases, tokens }: Message, title: Stretch): Choice {
  if (phrases.length === 0) return none
  const isListed = phrases.some(({ to }, at) => phrases[at + 1]?.from === to + 1 && isAnd(tokens[to]?.text))
  if (isListed || phrases.some(({ when }) => when === null)) return { ...none, isUnclear: true }

  const outside = phrases.filter(({ from, to }) => to <= title.from || from >= title.to)
  for (const chosen of [phrases, outside, phrases.slice(-1)]) {
    const when = joined(chosen)
    const isAll = outside.every((phrase) => chosen.includes(phrase))
    if (when && isAll) return { chosen, when, isUnclear: false, isSeveral: chosen.length < phrases.length }
  }
  return { ...none, isUnclear: true }
}

const isAnd = (text: string | undefined) => text === 'and' || text === 'or'

const joined = ([first, ...rest]: readonly TimePhrase[]): When | null =>
  rest.reduce<When | null>((when, phrase) => join(when, phrase.when), first?.when ?? null)

/** Whether some word could as well mean another time, or none. */
export const isGuessed = ({ chosen, when, isSeveral }: Choice): boolean => {
  const isLoneClock = chosen.length === 1 && !when?.day && !when?.daypart
  return (
    isSeveral || when?.isGuess === true || when?.day?.isGuess === true || (isLoneClock && when?.clock?.isGuess === true)
  )
}

/** The stretches to take out of a title: in "milk, due tomorrow" the word before the time goes with it. */
export const withDueWords = ({ tokens }: Message, { chosen }: Choice): readonly Stretch[] =>
  chosen.map(({ from, to }) => {
    const start = tokens[from - 1]?.text === 'due' ? from - 1 : from
    const brackets = `${tokens[start - 1]?.text ?? ''}${tokens[to]?.text ?? ''}`
    const isInBrackets = brackets === '()' || brackets === '[]'
    return isInBrackets ? { from: start - 1, to: to + 1 } : { from: start, to }
  })

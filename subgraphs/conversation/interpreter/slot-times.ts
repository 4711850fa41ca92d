import { join, type Stretch, type TimePhrase, type When } from './moment.ts'

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
export function chooseTimes(phrases: readonly TimePhrase[], title: Stretch): Choice {
  if (phrases.length === 0) return none
  if (phrases.some(({ when }) => when === null)) return { ...none, isUnclear: true }

  const outside = phrases.filter(({ from, to }) => to <= title.from || from >= title.to)
  for (const chosen of [phrases, outside, phrases.slice(-1)]) {
    const when = joined(chosen)
    const isAll = outside.every((phrase) => chosen.includes(phrase))
    if (when && isAll) return { chosen, when, isUnclear: false, isSeveral: chosen.length < phrases.length }
  }
  return { ...none, isUnclear: true }
}

const joined = ([first, ...rest]: readonly TimePhrase[]): When | null =>
  rest.reduce<When | null>((when, phrase) => join(when, phrase.when), first?.when ?? null)

/** Whether some word could as well mean another time, or none. */
export const isGuessed = ({ chosen, when, isSeveral }: Choice): boolean => {
  const isLoneClock = chosen.length === 1 && !when?.day && !when?.daypart
  return isSeveral || when?.day?.isGuess === true || (isLoneClock && when?.clock?.isGuess === true)
}

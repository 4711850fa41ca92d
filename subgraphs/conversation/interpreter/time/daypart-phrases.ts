import type { Read } from './number-words.ts'
import type { TimeToken } from './time-words.ts'

/** A part of the day; `isToday` where the words say so: "tonight", "this evening". `isGuess`: "after lunch". */
export type Daypart = Readonly<{ name: string; isToday: boolean; isGuess: boolean }>

type Run = readonly TimeToken[]

const named = (name: string, next: number, isToday = false, isGuess = false): Read<Daypart> => ({
  value: { name, isToday, isGuess },
  next,
})

export function readDaypart(run: Run, at: number): Read<Daypart> | null {
  const [text = '', second] = [run[at]?.text, run[at + 1]]
  if (text === 'first' && second?.text === 'thing') return firstThing(run, at + 2)
  if (text === 'after' || text === 'at' || text === 'before') return ofTheDay(run, at)
  if (!pointers.has(text)) return daypart(run[at], at + 1, false, false)
  if (adjectives.has(text) && second?.text === 'in' && run[at + 2]?.text === 'the')
    return daypart(run[at + 3], at + 4, false, true)
  if (second?.kind === 'daypart') return daypart(second, at + 2, text === 'this', adjectives.has(text))
  const isLong = text === 'this' && adjectives.has(second?.text ?? '')
  return isLong ? daypart(run[at + 2], at + 3, true, true) : null
}

const adjectives = new Set(['early', 'late', 'mid', 'later'])
const pointers = new Set(['this', 'the', ...adjectives])

function daypart(token: TimeToken | undefined, next: number, isToday: boolean, isGuess: boolean): Read<Daypart> | null {
  if (token?.kind !== 'daypart') return null
  if (token.text === 'tonight') return named('night', next, true, isGuess)
  return named(token.text, next, isToday, isGuess || token.text === 'lunchtime')
}

/** "first thing", "first thing in the morning" */
function firstThing(run: Run, at: number): Read<Daypart> {
  const start = run[at]?.text === 'in' ? at + 1 : at
  const inTheMorning = readDaypart(run, start)
  return named('firstThing', inTheMorning?.value.name === 'morning' ? inTheMorning.next : at)
}

/** "after lunch", "at lunch", "before lunch", "after work" */
function ofTheDay(run: Run, at: number): Read<Daypart> | null {
  const [lead, what] = [run[at]?.text, run[at + 1]?.text]
  if (what === 'lunch') return named(lead === 'after' ? 'afterLunch' : 'lunchtime', at + 2, false, true)
  return what === 'work' && lead === 'after' ? named('afterWork', at + 2, false, true) : null
}

/** "7 in the evening", "9 tonight", "9 at night". */
export function isDaypartAt(run: Run, at: number): boolean {
  const text = run[at]?.text
  const isLed = text === 'in' || text === 'at'
  return run[isLed ? at + 1 : at]?.text !== 'after' && readDaypart(run, isLed ? at + 1 : at) !== null
}

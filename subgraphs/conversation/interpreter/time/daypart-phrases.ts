import type { Read } from './number-words.ts'
import type { TimeToken } from './time-words.ts'

/** A part of the day; `isToday` where the words say so: "tonight", "this evening". */
export type Daypart = Readonly<{ name: string; isToday: boolean }>

export function readDaypart(run: readonly TimeToken[], at: number): Read<Daypart> | null {
  const first = run[at]
  const isPointed = first?.text === 'this' || first?.text === 'the'
  const word = isPointed ? run[at + 1] : first
  if (word?.kind !== 'daypart') return null

  const isToday = word.text === 'tonight' || first?.text === 'this'
  const name = word.text === 'tonight' ? 'night' : word.text
  return { value: { name, isToday }, next: at + (isPointed ? 2 : 1) }
}

/** "7 in the evening", "9 tonight". */
export const isDaypartAt = (run: readonly TimeToken[], at: number): boolean =>
  readDaypart(run, run[at]?.text === 'in' ? at + 1 : at) !== null

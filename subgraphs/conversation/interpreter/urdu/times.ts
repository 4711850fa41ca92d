import { addMonths, type Days } from '../time/calendar.ts'
import { exactly } from '../time/day.ts'
import { join, type Stretch, type TimePhrase, unsaid, type When } from '../time/moment.ts'
import { readClock, readDaypart } from './clocks.ts'
import { readDay } from './days.ts'
import { readLength } from './lengths.ts'
import type { Read } from './numbers.ts'
import type { Said } from './said.ts'

type Found = Read<When | null>

/** The times that are said outside of `taken`, each with the words that tie it to the rest: "kal ko", "5 baje tak". */
export function timesIn(said: Said, today: Days, taken: ReadonlySet<number>): readonly TimePhrase[] {
  const phrases: TimePhrase[] = []
  for (let at = 0; at < said.lemmas.length; ) {
    const found = taken.has(at) || said.tokens[at]?.isQuoted ? null : phraseAt(said, at, today, taken)
    if (found) phrases.push(found)
    at = found ? found.to : at + 1
  }
  return phrases
}

function phraseAt(said: Said, from: number, today: Days, taken: ReadonlySet<number>): TimePhrase | null {
  let found = partAt(said, from, today, null)
  if (!found) return null
  for (let more = found; more; ) {
    const next = afterTies(said, more.next)
    const part: Found | null = taken.has(next) ? null : partAt(said, next, today, more.value)
    const when: When | null = part && join(more.value, part.value)
    const joined: Found | null = part && when ? { value: when, next: part.next } : null
    if (joined) found = joined
    more = joined as Found
  }
  return tied(said, from, found)
}

/** One word of a moment: a length of time, a day, a clock time, a part of the day. */
function partAt(said: Said, at: number, today: Days, before: When | null): Found | null {
  const length = before ? null : lengthAt(said, at, today)
  if (length) return length
  const isLed = before?.daypart != null
  const clock = readClock(said, at, isLed)
  if (clock) return { value: { ...unsaid, clock: clock.value }, next: afterRange(said, clock.next, isLed) }
  const range = readRangeStart(said, at)
  if (range) return range
  const day = readDay(said, at, today)
  if (day) return { value: day.value && { ...unsaid, day: day.value }, next: day.next }
  const daypart = readDaypart(said, at)
  if (daypart) return { value: { ...unsaid, daypart: daypart.value }, next: daypart.next }
  return unnamedAt(said, at)
}

/** "do ghante baad", "3 din mein"; days and longer name a day. */
function lengthAt(said: Said, at: number, today: Days): Found | null {
  const length = readLength(said, at)
  if (!length) return null
  const isAfter = said.lemmas[length.next] === 'bad' || said.lemmas[length.next] === 'andar'
  const isIn = said.lemmas[length.next] === 'men'
  const isWithin = said.lemmas[length.next] === 'ke' && said.lemmas[length.next + 1] === 'andar'
  const isFrom = said.lemmas[length.next] === 'ke' && said.lemmas[length.next + 1] === 'bad'
  const isFor =
    length.value.seconds > 0 && said.lemmas[length.next] === 'ke' && said.lemmas.some((lemma) => delaying.has(lemma))
  if (!isAfter && !isIn && !isWithin && !isFrom && !isFor) return null
  const next = length.next + (isWithin || isFrom || isFor ? 2 : 1)
  const { seconds, days, weeks, months, years } = length.value
  if (seconds > 0) return { value: { ...unsaid, seconds }, next }
  return { value: { ...unsaid, day: exactly(addMonths(today, months + 12 * years) + days + 7 * weeks) }, next }
}

/** "3 se 5 baje tak": it begins at three. */
function readRangeStart(said: Said, at: number): Found | null {
  if (said.lemmas[at + 1] !== 'se') return null
  const end = readClock(said, at + 2, false)
  const start = readClock(
    { tokens: said.tokens.slice(at, at + 1), lemmas: ['1'], sounds: said.sounds.slice(at, at + 1) },
    0,
    true,
  )
  if (!end || !start) return null
  return { value: { ...unsaid, clock: start.value }, next: end.next }
}

/** "5 baje se 6 baje tak" */
function afterRange(said: Said, next: number, isLed: boolean): number {
  const end = said.lemmas[next] === 'se' ? readClock(said, next + 1, isLed) : null
  return end ? end.next : next
}

const delaying = new Set(['snooze', 'postpone'])
const festivals = new Set(['ramzan'])

/** Times that depend on the sun, the moon or other things: to be asked about. */
function unnamedAt({ lemmas }: Said, at: number): Found | null {
  const word = lemmas[at] ?? ''
  const place = lemmas[at + 1] === 'ki' && lemmas[at + 2] === 'namaz' ? at + 3 : at + 1
  const isAfter = lemmas[place] === 'ke' && (lemmas[place + 1] === 'bad' || lemmas[place + 1] === 'vaqt')
  const isBefore = lemmas[place] === 'se' && lemmas[place + 1] === 'pehle'
  if ((word === 'prayer' || festivals.has(word)) && (isAfter || isBefore)) return { value: null, next: place + 2 }
  if (word === 'thori' && lemmas[at + 1] === 'der' && (lemmas[at + 2] === 'bad' || lemmas[at + 2] === 'men'))
    return { value: null, next: at + 3 }
  return null
}

const ties = new Set(['ko', 'ke', 'ki', 'ka', 'men', ','])
const afterTies = ({ lemmas }: Said, at: number): number => (ties.has(lemmas[at] ?? '') ? at + 1 : at)

const postpositions = new Set(['ko', 'par', 'tak', 'men', 'ke', 'ka', 'ki', 'vala'])

/** With what ties it to the rest, and "se pehle", which ends it before. */
function tied(said: Said, from: number, { value, next }: Found): TimePhrase {
  const { lemmas } = said
  const isBefore = lemmas[next] === 'se' && lemmas[next + 1] === 'pehle'
  const isBy = lemmas[next] === 'tak'
  const when = value && isBefore ? { ...value, isBefore: true } : value
  return {
    from,
    to: isBefore ? next + 2 : afterPostpositions(lemmas, next),
    lead: isBefore || isBy ? 'by' : null,
    when,
  }
}

function afterPostpositions(lemmas: readonly string[], at: number): number {
  const [first = '', second = ''] = lemmas.slice(at, at + 2)
  if (first === 'ke' && (second === 'liye' || second === 'din' || second === 'vaqt' || second === 'roz')) {
    const end = at + 2
    return second === 'liye' ? end : postpositions.has(lemmas[end] ?? '') ? end + 1 : end
  }
  // "5 baje ke" begins a clause: "yaad dilana 5 baje ke doodh lena hai".
  // In "kal main ne" it is the speaker.
  return postpositions.has(first) && second !== 'ne' ? at + 1 : at
}

export const overlaps = (one: Stretch, other: Stretch): boolean => one.from < other.to && other.from < one.to

import { type Days, isoDate } from '../time/calendar.ts'
import { readCalendarDate } from './calendar-date.ts'
import { type Piece, set, skip, textAt } from './piece.ts'
import { isNumber, type Words } from './repeat-words.ts'

const starts = set('starting beginning start begin from effective')
const ends = set('until till through ending end ends')
const afterBound = set('on from at with in as')

/** "starting next Monday", "from 1 May". */
export function readStart(words: Words, at: number, today: Days): Piece | null {
  const isAsOf = textAt(words, at) === 'as' && textAt(words, at + 1) === 'of'
  if (!isAsOf && !starts.has(textAt(words, at))) return null
  // A time of day is read as one, wherever it stands.
  if (/^(starting|beginning)$/.test(textAt(words, at)) && /^(at|@)$/.test(textAt(words, at + 1)))
    return { next: at + 1, said: { isBound: true } }
  const date = readCalendarDate(words, isAsOf ? at + 2 : skip(words, at + 1, afterBound), today)
  return date && { next: date.next, said: { start: isoDate(date.value.first), isBound: true } }
}

/** "until Christmas", "till the end of June". */
export function readEnd(words: Words, at: number, today: Days): Piece | null {
  const isUpTo = textAt(words, at) === 'up' && /^(to|until|till)$/.test(textAt(words, at + 1))
  if (!isUpTo && !ends.has(textAt(words, at))) return null
  const date = readCalendarDate(words, isUpTo ? at + 2 : skip(words, at + 1, afterBound), today)
  return date && { next: date.next, said: { until: isoDate(date.value.until), isBound: true } }
}

const lengths = new Map<string, 'days' | 'weeks' | 'months' | 'years'>([
  ['day', 'days'],
  ['week', 'weeks'],
  ['month', 'months'],
  ['year', 'years'],
])

/** "for 3 weeks", "for the next month". */
export function readLasting(words: Words, at: number): Piece | null {
  if (!/^(for|over)$/.test(textAt(words, at))) return null
  const start = skip(words, skip(words, at + 1, set('the')), set('next following'))
  const text = textAt(words, start)
  const isCounted = isNumber(text) || text === 'a' || text === 'one'
  const place = isCounted ? start + 1 : start
  const unit = lengths.get(textAt(words, place).replace(/s$/, ''))
  if (!unit || (!isCounted && start === at + 1)) return null
  return { next: place + 1, said: { lasts: { number: isNumber(text) ? Number(text) : 1, unit }, isBound: true } }
}

const occurrences = set('times occurrences occurences repetitions repeats instances')

/** "for 10 times", "5 occurrences"; how often in a week is no end, and read before. */
export function readCount(words: Words, at: number): Piece | null {
  const start = skip(words, at, set('for'))
  const text = textAt(words, start)
  if (!isNumber(text) || Number(text) < 1 || !occurrences.has(textAt(words, start + 1))) return null
  const isBound = start > at ? { isBound: true as const } : {}
  return { next: skip(words, start + 2, set('only total')), said: { count: Number(text), ...isBound } }
}

const forever = set('forever indefinitely')

/** "forever", "until further notice": no end, which a rule without one says already. */
export function readEndless(words: Words, at: number): Piece | null {
  if (forever.has(textAt(words, at))) return { next: at + 1, said: { isBound: true } }
  const isNotice =
    textAt(words, at) === 'until' && textAt(words, at + 1) === 'further' && textAt(words, at + 2) === 'notice'
  return isNotice ? { next: at + 3, said: { isBound: true } } : null
}

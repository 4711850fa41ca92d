import type { Days } from '../time/calendar.ts'
import { readAdverb, readHollow, readIdiom, readTimesPer } from './adverb-piece.ts'
import { readCount, readEnd, readEndless, readLasting, readStart, readTwice, readWeekNumber } from './bound-piece.ts'
import { readAfterDone, readCompletion } from './completion-piece.ts'
import { readEvery } from './every-piece.ts'
import { readHourRange, readHours } from './hours-piece.ts'
import { readEdgeOf, readMonthDays } from './month-day-piece.ts'
import { readDates } from './month-piece.ts'
import { firstPiece, type Piece } from './piece.ts'
import type { Words } from './repeat-words.ts'
import type { Said } from './said.ts'
import { readException, readWeekdays } from './weekday-piece.ts'

/** Some words, from one place to another, and what they say. */
export type Found = Readonly<{ from: number; to: number; said: Said }>

const readers = [
  readTimesPer,
  readEvery,
  readAfterDone,
  readException,
  readWeekdays,
  readAdverb,
  readIdiom,
  readHourRange,
  readHours,
  readMonthDays,
  readDates,
  readCompletion,
  readLasting,
  readCount,
  readEndless,
  readHollow,
]

/** Every piece, from left to right, none overlapping another. */
export function piecesIn(words: Words, today: Days): readonly Found[] {
  const found: Found[] = []
  let at = 0
  while (at < words.length) {
    const last = found.at(-1)
    const more = last?.to === at && last.said.isRepeating ? readMore(words, at, last.said) : null
    const piece = more ?? firstPiece(readers, words, at) ?? readStart(words, at, today) ?? readEnd(words, at, today)
    if (piece) found.push({ from: at, to: piece.next, said: piece.said })
    at = piece?.next ?? at + 1
  }
  return found
}

/** What has a meaning only right after a repetition. */
const readMore = (words: Words, at: number, said: Said): Piece | null =>
  readEdgeOf(words, at, said) ?? readTwice(words, at) ?? readWeekNumber(words, at)

import type { Days } from '../time/calendar.ts'
import { readAdverb, readHollow, readIdiom, readTimesPer } from './adverb-piece.ts'
import { readCount, readEnd, readEndless, readLasting, readStart } from './bound-piece.ts'
import { readAfterDone, readCompletion } from './completion-piece.ts'
import { readEvery } from './every-piece.ts'
import { readHourRange, readHours } from './hours-piece.ts'
import { readMonthDays } from './month-day-piece.ts'
import { readDates } from './month-piece.ts'
import { firstPiece } from './piece.ts'
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
    const piece = firstPiece(readers, words, at) ?? readStart(words, at, today) ?? readEnd(words, at, today)
    if (piece) found.push({ from: at, to: piece.next, said: piece.said })
    at = piece?.next ?? at + 1
  }
  return found
}

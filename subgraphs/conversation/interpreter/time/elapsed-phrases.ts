import type { Read } from './number-words.ts'
import { readCount } from './number-words.ts'
import type { TimeToken } from './time-words.ts'

const secondsIn: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 }
const unit = /^(s|m|h)(?:ec|in|r|our|inute|econd)?s?$/

/**
 * "in 20 minutes", "within an hour and a half", "2 hours from now": seconds that must really pass, over any change of
 * clocks. Days and longer are dates, and chrono's.
 */
export function readElapsed(run: readonly TimeToken[], at: number): Read<number> | null {
  const isLed = run[at]?.text === 'in' || run[at]?.text === 'within'
  const amount = readAmounts(run, isLed ? at + 1 : at)
  if (!amount) return null
  if (isLed) return amount

  const [first, second] = [run[amount.next]?.text, run[amount.next + 1]?.text]
  if (first === 'later') return { ...amount, next: amount.next + 1 }
  if (first === 'ago') return { value: -amount.value, next: amount.next + 1 }
  return first === 'from' && second === 'now' ? { ...amount, next: amount.next + 2 } : null
}

/** "1 hour 30 minutes", "an hour and a half", "1h30m". */
function readAmounts(run: readonly TimeToken[], at: number): Read<number> | null {
  const first = readTogether(run[at]?.text ?? '', at) ?? readAmount(run, at)
  if (!first) return null
  if (isAndAHalf(run, first.next)) return { value: first.value * 1.5, next: first.next + 3 }

  const isLinked = run[first.next]?.text === 'and' || run[first.next]?.text === ','
  const second = readAmount(run, isLinked ? first.next + 1 : first.next)
  return second ? { value: first.value + second.value, next: second.next } : first
}

const isAndAHalf = (run: readonly TimeToken[], at: number) =>
  run[at]?.text === 'and' && run[at + 1]?.text === 'a' && run[at + 2]?.text === 'half'

function readTogether(text: string, at: number): Read<number> | null {
  const [, hours, minutes] = /^(\d{1,2})h(\d{1,2})(?:m|min)?$/.exec(text) ?? []
  return hours === undefined ? null : { value: Number(hours) * 3600 + Number(minutes) * 60, next: at + 1 }
}

function readAmount(run: readonly TimeToken[], at: number): Read<number> | null {
  const [, joined, joinedUnit = ''] = /^(\d{1,4})([a-z]+)$/.exec(run[at]?.text ?? '') ?? []
  if (joined !== undefined) return inSeconds(Number(joined), joinedUnit, at + 1)

  const number = readNumber(run, at)
  if (!number) return null
  const half = isAndAHalf(run, number.next) ? { value: 0.5, next: number.next + 3 } : { value: 0, next: number.next }
  return inSeconds(number.value + half.value, run[half.next]?.text ?? '', half.next + 1)
}

function inSeconds(count: number, word: string, next: number): Read<number> | null {
  const [, letter = ''] = unit.exec(word) ?? []
  const seconds = secondsIn[letter]
  return seconds === undefined ? null : { value: count * seconds, next }
}

function readNumber(run: readonly TimeToken[], at: number): Read<number> | null {
  const [text = '', second = '', third = ''] = run.slice(at, at + 3).map((word) => word.text)
  const count = readCount(run, at)
  if (count) return count
  if (text === 'half') return { value: 0.5, next: isArticle(second) ? at + 2 : at + 1 }
  if (!isArticle(text)) return null
  if (second !== 'couple') return { value: 1, next: at + 1 }
  return { value: 2, next: third === 'of' ? at + 3 : at + 2 }
}

const isArticle = (text: string) => text === 'a' || text === 'an'

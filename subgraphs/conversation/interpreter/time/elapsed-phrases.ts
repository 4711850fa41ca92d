import type { Read } from './clock-phrases.ts'
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
  return first === 'from' && second === 'now' ? { ...amount, next: amount.next + 2 } : null
}

function readAmounts(run: readonly TimeToken[], at: number): Read<number> | null {
  const first = readAmount(run, at)
  if (!first) return null
  if (run[first.next]?.text !== 'and') return first

  if (run[first.next + 1]?.text === 'a' && run[first.next + 2]?.text === 'half') {
    return { value: first.value * 1.5, next: first.next + 3 }
  }
  const second = readAmount(run, first.next + 1)
  return second ? { value: first.value + second.value, next: second.next } : first
}

function readAmount(run: readonly TimeToken[], at: number): Read<number> | null {
  const [, joined, joinedUnit = ''] = /^(\d{1,4})([a-z]+)$/.exec(run[at]?.text ?? '') ?? []
  if (joined !== undefined) return inSeconds(Number(joined), joinedUnit, at + 1)

  const number = readNumber(run, at)
  return number ? inSeconds(number.value, run[number.next]?.text ?? '', number.next + 1) : null
}

function inSeconds(count: number, word: string, next: number): Read<number> | null {
  const [, letter = ''] = unit.exec(word) ?? []
  const seconds = secondsIn[letter]
  return seconds === undefined ? null : { value: count * seconds, next }
}

function readNumber(run: readonly TimeToken[], at: number): Read<number> | null {
  const [text = '', second = '', third = ''] = run.slice(at, at + 3).map((word) => word.text)
  if (/^\d{1,4}(\.\d)?$/.test(text)) return { value: Number(text), next: at + 1 }
  if (text === 'half') return { value: 0.5, next: isArticle(second) ? at + 2 : at + 1 }
  if (!isArticle(text)) return null
  if (second !== 'couple') return { value: 1, next: at + 1 }
  return { value: 2, next: third === 'of' ? at + 3 : at + 2 }
}

const isArticle = (text: string) => text === 'a' || text === 'an'

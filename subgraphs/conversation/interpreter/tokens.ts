import { quotedRanges } from './quotes.ts'
import { foldLetters } from './urdu/letters.ts'

/** `text` is folded (NFC, lower case, straight apostrophe); `from` and `to` are UTF-16 units in the message as sent. */
export type Token = Readonly<{ from: number; to: number; text: string; isWord: boolean; isQuoted: boolean }>

// An address on the web, "5pm", "o'clock", "to-do", "17:30", "2026-12-01" and "p.m." are one token each; every other mark is its own.
// Each alternative starts in a class of its own and has one way to go on, so the time is linear in the text.
const shape =
  /(?:https?:\/\/|www\.)\S*[^\s.,;:!?…)\]}>"'”’]|\d{0,2}(?:[:.]\d\d)?[ap]\.m\.(?![\p{L}\p{N}])|[\p{L}\p{M}\p{N}]+(?:(?:['’./-]|(?<=\d):(?=\d))[\p{L}\p{M}\p{N}]+)*|[^\s\u200B\u2060]/giu

export function tokenize(source: string): readonly Token[] {
  const quoted = quotedRanges(source)
  let next = 0
  return Array.from(source.matchAll(shape), (match) => {
    const [raw] = match
    const from = match.index
    while (isReached(quoted[next]?.[1], from)) next += 1
    return {
      from,
      to: from + raw.length,
      text: fold(raw),
      isWord: /^[\p{L}\p{N}]/u.test(raw),
      isQuoted: isReached(quoted[next]?.[0], from),
    }
  })
}

const isReached = (edge: number | undefined, at: number) => edge !== undefined && edge <= at

export const fold = (text: string) => foldLetters(text.normalize('NFC').toLowerCase().replaceAll('’', "'"))

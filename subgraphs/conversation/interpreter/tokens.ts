import { spelled } from './misspelled.ts'
import { quotedRanges } from './quotes.ts'
import { foldLetters } from './urdu/letters.ts'

/** `text` is folded (NFC, lower case, straight apostrophe); `from` and `to` are UTF-16 units in the message as sent. */
export type Token = Readonly<{ from: number; to: number; text: string; isWord: boolean; isQuoted: boolean }>

// An address on the web, "5pm", "o'clock", "to-do", "17:30", "2026-12-01" and "p.m." are one token each; every other mark is its own.
// Each alternative starts in a class of its own and has one way to go on, so the time is linear in the text.
const shapeOf = (letters: string, flags: string) =>
  new RegExp(
    [
      String.raw`(?:https?:\/\/|www\.)\S*[^\s.,;:!?…)\]}>"'”’]`,
      String.raw`\d{0,2}(?:[:.]\d\d)?[ap]\.m\.(?![${letters}])`,
      String.raw`[${letters}]+(?:(?:['’.\/\-]|(?<=\d):(?=\d))[${letters}]+)*`,
      String.raw`[^\s\u200B\u2060]`,
    ].join('|'),
    flags,
  )
const shape = shapeOf(String.raw`\p{L}\p{M}\p{N}`, 'giu')
/** For what is folded already. */
const plainShape = shapeOf('a-z0-9', 'g')

/** Most messages are such, and then lower case is all there is to fold. */
const isPlain = (text: string) => !/[^\0-\x7F]/.test(text)

export function tokenize(source: string): readonly Token[] {
  const quoted = quotedRanges(source)
  const plain = isPlain(source)
  const text = plain ? source.toLowerCase() : source
  const tokens: Token[] = []
  let next = 0
  for (const { 0: raw, index: from } of text.matchAll(plain ? plainShape : shape)) {
    while (isReached(quoted[next]?.[1], from)) next += 1
    tokens.push({
      from,
      to: from + raw.length,
      text: spelled(plain ? raw : fold(raw)),
      isWord: plain ? isLetter(raw.charCodeAt(0)) : /^[\p{L}\p{N}]/u.test(raw),
      isQuoted: isReached(quoted[next]?.[0], from),
    })
  }
  return tokens
}

/** Of lower case, and a digit too. */
const isLetter = (code: number) => (code >= 97 && code <= 122) || (code >= 48 && code <= 57)

const isReached = (edge: number | undefined, at: number) => edge !== undefined && edge <= at

export const fold = (text: string) => foldLetters(text.normalize('NFC').toLowerCase().replaceAll('’', "'"))

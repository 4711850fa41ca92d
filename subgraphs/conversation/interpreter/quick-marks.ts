import type { Priority } from './interpretation.ts'
import type { Mark } from './marks.ts'
import type { Message } from './message.ts'

const lettered: ReadonlyMap<string, Priority> = new Map([
  ['p1', 'HIGH'],
  ['p2', 'MEDIUM'],
  ['p3', 'LOW'],
])
const numbered: ReadonlyMap<string, Priority> = new Map([
  ['1', 'HIGH'],
  ['2', 'MEDIUM'],
  ['3', 'LOW'],
])

/** Shorthand for a priority: "p1" at an end of the text, "!1", and "!!" that stands free ("buy milk!!" only shouts). */
export function quickMarks(message: Message, start: number): readonly Mark[] {
  return message.tokens.flatMap(({ text, isQuoted }, at) => {
    const said = isQuoted || at < start ? null : (letteredAt(message, at, start, text) ?? signedAt(message, at, text))
    return said ? [{ from: at, to: said.to, slot: 'priority', priority: said.priority, isOfTask: false } as const] : []
  })
}

type Said = Readonly<{ to: number; priority: Priority }>

function letteredAt({ tokens, words }: Message, at: number, start: number, text: string): Said | null {
  const priority = lettered.get(text)
  const isAtEnd = at === start || at === words.at(-1)?.index || tokens[at + 1]?.text === '#'
  return priority && isAtEnd ? { to: at + 1, priority } : null
}

function signedAt({ source, tokens }: Message, at: number, text: string): Said | null {
  const token = tokens[at]
  if (text !== '!' || !token || !isSpace(source.charAt(token.from - 1))) return null
  const next = tokens[at + 1]
  const priority = next?.from === token.to ? numbered.get(next.text) : undefined
  if (priority) return { to: at + 2, priority }
  let to = at + 1
  while (tokens[to]?.text === '!' && tokens[to]?.from === tokens[to - 1]?.to) to += 1
  return to > at + 1 && isSpace(source.charAt(tokens[to - 1]?.to ?? 0)) ? { to, priority: 'HIGH' } : null
}

const isSpace = (char: string) => char === '' || /\s/.test(char)

import type { Message } from './message.ts'
import { ordinalOf } from './repetition/repeat-words.ts'
import { endsSentence, followsBreak } from './sentences.ts'
import type { Stretch } from './time/moment.ts'
import type { Token } from './tokens.ts'

/** What stands between two clauses, or only between two words: `from` is the first token of the link, `to` the first after it. */
export type Link = Stretch & Readonly<{ kind: 'sentence' | 'line' | 'item' | 'then' | 'and' }>

const set = (words: string) => new Set(words.split(' '))

const linking = set('and then also plus , & additionally afterwards')
/** After these it is hardly a part of the same thing. */
const leaving = set('then also plus additionally afterwards')
const ordinals = set('second secondly third thirdly lastly finally next')
const bullets = set('- * • – — · ▪ ◦ ☐ o >')

/** All places at which another clause could begin, in order. */
export function linksIn(message: Message): readonly Link[] {
  const { tokens } = message
  const links: Link[] = []
  // The stop in "1. buy milk" ends no sentence.
  for (let at = afterBullet(tokens, 0); at < tokens.length; at += 1) {
    const link = linkAt(message, at)
    if (link && link.to < tokens.length && at > 0) links.push(link)
    at = Math.max(at, (link?.to ?? 0) - 1)
  }
  return links
}

/** The first token that is neither a bullet nor a number of a list, at the beginning of a line. */
export const afterBullet = (tokens: readonly Token[], at: number): number => {
  const [first, second] = [tokens[at], tokens[at + 1]]
  if (first && bullets.has(first.text) && first.to !== second?.from) return at + 1
  if (first?.text === '[') return tokens.findIndex(({ text }, index) => index > at && text === ']') + 1 || at
  const isNumber = first && /^\d{1,2}$/.test(first.text) && /^[.)]$/.test(second?.text ?? '')
  return isNumber && first.to === second?.from ? at + 2 : at
}

function linkAt(message: Message, at: number): Link | null {
  const { tokens } = message
  const token = tokens[at]
  if (!token || token.isQuoted) return null
  if (at > 0 && followsBreak(message, at)) return lineLink(tokens, at)
  if (endsSentence(message, at)) return { from: at, to: afterLinks(tokens, at + 1), kind: 'sentence' }
  if (!linking.has(token.text)) return pointerLink(message, at)
  return isBetweenOrdinals(tokens, at) ? null : wordLink(tokens, at)
}

/** "the first and last", "the 1st and 15th" are one thing. */
const isBetweenOrdinals = (tokens: readonly Token[], at: number) =>
  ordinalOf(tokens[at - 1]?.text) !== null && ordinalOf(tokens[at + 1]?.text) !== null

/** "… on Friday at 3 can you remind me", said without a stop. */
function pointerLink(message: Message, at: number): Link | null {
  const { tokens } = message
  if (!pointing.get(tokens[at]?.text ?? '')?.has(tokens[at + 1]?.text ?? '')) return null
  let from = at
  while (from > 0 && askingFor.has(tokens[from - 1]?.text ?? '')) from -= 1
  return isAfterTime(message, from) || isInto(tokens, from, at) ? { from, to: from, kind: 'and' } : null
}

const isAfterTime = ({ phrases }: Message, at: number) => phrases.some(({ to }) => to === at)

/** "we are out of milk put it on my list": with a place to keep it, no time is needed. */
const isInto = (tokens: readonly Token[], from: number, at: number) =>
  from > 2 && tokens[at + 1]?.text !== 'to' && into.has(tokens[at + 2]?.text ?? '')

const pointing: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['remind', set('me us')],
  ['put', set('it that this')],
  ['add', set('it that this to')],
  ['note', set('it that this')],
  ['save', set('it that this')],
])
const into = set('to on in into onto')
const askingFor = set('please can could would will you also so and')

const lineLink = (tokens: readonly Token[], from: number): Link => {
  const start = afterBullet(tokens, from)
  return { from, to: afterLinks(tokens, start), kind: start > from ? 'item' : 'line' }
}

function wordLink(tokens: readonly Token[], from: number): Link {
  const to = afterLinks(tokens, from)
  const isLeft = tokens.slice(from, to).some(({ text }) => leaving.has(text))
  return { from, to, kind: isLeft ? 'then' : 'and' }
}

function afterLinks(tokens: readonly Token[], from: number): number {
  let to = from
  while (linking.has(tokens[to]?.text ?? '') && !tokens[to]?.isQuoted) to += 1
  if (ordinals.has(tokens[to]?.text ?? '') && to > from) to += 1
  return to
}

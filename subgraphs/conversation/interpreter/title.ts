import type { Span } from './interpretation.ts'
import { isPunctuation, type Message } from './message.ts'
import { placesIn } from './places.ts'
import { isQuoteMark } from './quotes.ts'
import type { Stretch } from './time/moment.ts'
import type { Token } from './tokens.ts'

/** The text of a slot, and where its pieces stand: "buy milk tomorrow at the shop" leaves two. */
export type Slot = Readonly<{ text: string; spans: readonly Span[] }>

export const longestTitle = 500

/** What is left of a stretch once `without` is taken out: case kept, white space and outer punctuation not. */
export function slotText(message: Message, name: string, stretch: Stretch, without: readonly Stretch[]): Slot {
  const pieces = piecesOf(message, stretch, placesIn(without)).map(trimmed)
  const said = pieces.flatMap((piece) => {
    const [first, last] = [piece[0], piece.at(-1)]
    return first && last ? [{ slot: name, from: first.from, to: last.to }] : []
  })
  const spans = said.length === 1 ? said.map((span) => unquoted(message, span)) : said
  return { text: spans.map((span) => slice(message.source, span)).join(' '), spans }
}

const slice = (source: string, { from, to }: Span) =>
  source
    .slice(from, to)
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')

function piecesOf(message: Message, { from, to }: Stretch, lifted: ReadonlySet<number>): readonly Token[][] {
  const pieces: Token[][] = [[]]
  for (let at = from; at < to; at += 1) {
    const token = message.tokens[at]
    const isOpen = pieces.at(-1)?.length !== 0
    if (isOpen && (lifted.has(at) || hasGap(message, at))) pieces.push([])
    if (token && !lifted.has(at)) pieces.at(-1)?.push(token)
  }
  return pieces
}

/** A clause may have borrowed words of another one: what stands between is not its own. */
const hasGap = ({ source, tokens }: Message, at: number) =>
  /\S/.test(source.slice(tokens[at - 1]?.to, tokens[at]?.from))

function trimmed(piece: readonly Token[]): readonly Token[] {
  const isKept = ({ text, isQuoted }: Token) => isQuoted || !isPunctuation(text)
  return piece.slice(Math.max(0, piece.findIndex(isKept)), piece.findLastIndex(isKept) + 1)
}

/** A title that is quoted as a whole loses its quotes; quotes inside one stay as written. */
function unquoted({ tokens }: Message, span: Span): Span {
  const inside = tokens.filter(({ from, to }) => span.from <= from && to <= span.to)
  const [first, last] = [inside[0], inside.at(-1)]
  const isQuoted = first && last && inside.length > 2 && inside.every((token) => token.isQuoted)
  if (!isQuoted || !isQuoteMark(first.text) || !isQuoteMark(last.text)) return span

  const inner = inside.slice(1, -1)
  if (inner.some(({ text }) => text === first.text || text === last.text)) return span
  return { ...span, from: inner[0]?.from ?? span.from, to: inner.at(-1)?.to ?? span.to }
}

/** In characters, of which an emoji is one; no text has more of them than it has units. */
export const isLonger = (text: string, most: number) => text.length > most && Array.from(text).length > most

export const isTooLong = (title: string) => isLonger(title, longestTitle)

import type { MessageRow } from './conversation.entity.ts'
import type { OpenTurn } from './conversation.store.ts'

/** One piece of a reply. It stands after message `number`, and `told` characters of the reply were told with it and before. */
export type ReplyChunk = Readonly<{
  number: number
  told: number
  text: string | null
  position: number | null
  message: MessageRow | null
}>

/**
 * How far a stream has come: the last message, and what it has told of the reply that is on its way. `skip`: so many characters
 * were told by a stream before this one, which is all that is known of them.
 */
export type Place = Readonly<{
  number: number
  turnId: string | null
  draft: string
  skip: number
  position: number | null
}>

export const placeAt = (number: number, skip = 0): Place => ({ number, turnId: null, draft: '', skip, position: null })

/** What there is to tell since a place, and the place behind it. */
export function replyChunks(from: Place, rows: readonly MessageRow[], turn: OpenTurn | null) {
  const chunks: ReplyChunk[] = []
  let place = from
  for (const row of rows) {
    if (row.role === 'ASSISTANT') {
      chunks.push(...ending(row, place))
      place = placeAt(row.number)
    } else place = { ...place, number: row.number }
  }
  // A turn whose message comes with the next page, or whose reply has just been told, is not looked at yet.
  const isReplied = rows.some(({ role }) => role === 'ASSISTANT')
  if (!turn || turn.number > place.number || isReplied) return { chunks, next: place }

  const next = goingOn(place, turn)
  const text = next.draft.slice(next.skip)
  if (text !== '' || turn.position !== place.position)
    chunks.push({
      number: next.number,
      told: next.draft.length,
      text: text || null,
      position: turn.position,
      message: null,
    })
  return { chunks, next: { ...next, skip: next.draft.length } }
}

/** Of another turn nothing was told yet. A draft only grows, so what was told of it is its beginning. */
function goingOn(place: Place, { id, draft, position }: OpenTurn): Place {
  const isSame = place.turnId === id || place.turnId === null
  return { ...place, turnId: id, draft, position, skip: isSame ? Math.min(place.skip, draft.length) : 0 }
}

/** What is left of its text, then the message. Where another text was begun, or nobody knows, the message alone tells. */
function ending(message: MessageRow, { draft, skip }: Place): readonly ReplyChunk[] {
  const { number, content } = message
  const isBegun = content.startsWith(draft) && draft.length === skip
  const rest = isBegun ? content.slice(skip) : ''
  const chunk = { number, told: 0, position: null }
  return [...(rest ? [{ ...chunk, text: rest, message: null }] : []), { ...chunk, text: null, message }]
}

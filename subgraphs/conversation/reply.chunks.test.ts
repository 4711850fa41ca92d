import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MessageRow } from './conversation.entity.ts'
import { placeAt, type ReplyChunk, replyChunks } from './reply.chunks.ts'

const reply = (number: number, content: string): MessageRow => ({
  id: `m${number}`,
  ownerId: 'ada',
  conversationId: 'c',
  number,
  role: 'ASSISTANT',
  content,
  createdAt: new Date(0),
  intent: null,
  skill: null,
  confidence: null,
  answeredBy: null,
  processingTimeMs: null,
  clarificationNeeded: false,
  taskIds: [],
  proposalId: null,
  reminderId: null,
})
const textOf = (chunks: readonly ReplyChunk[]) => chunks.map(({ text }) => text ?? '').join('')

test('however often one looks, and wherever one goes on, the pieces make the whole text once', () => {
  const looks = fc.uniqueArray(fc.nat({ max: 20 }), { maxLength: 5 }).map((cuts) => cuts.toSorted((a, b) => a - b))
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 20 }), looks, fc.nat({ max: 5 }), (content, cuts, broken) => {
      let place = placeAt(1)
      const all: ReplyChunk[] = []
      for (const [at, cut] of cuts.entries()) {
        const { chunks, next } = replyChunks(place, [], {
          id: 't',
          number: 1,
          draft: content.slice(0, cut),
          position: null,
        })
        all.push(...chunks)
        const last = all.at(-1)
        // The stream breaks, and somebody goes on from the cursor of its last chunk.
        place = at === broken && last ? placeAt(last.number, last.told) : next
      }
      const isKnown = place.draft.length === place.skip
      const { chunks } = replyChunks(place, [reply(2, content)], null)

      expect(chunks.at(-1)?.message?.content).toBe(content)
      if (isKnown) expect(textOf([...all, ...chunks])).toBe(content)
      else expect(content.startsWith(textOf([...all, ...chunks]))).toBe(true)
    }),
  )
})

test('what was begun and is not how it ends is told by the message alone', () => {
  const { next } = replyChunks(placeAt(1), [], { id: 't', number: 1, draft: 'I have', position: null })
  const { chunks } = replyChunks(next, [reply(2, 'Sorry.')], null)

  expect(chunks).toMatchObject([{ text: null, message: { content: 'Sorry.' } }])
})

test('a turn whose message is not read yet is not told of before it', () => {
  const { chunks } = replyChunks(placeAt(1), [], { id: 't', number: 3, draft: 'I have', position: null })

  expect(chunks).toEqual([])
})

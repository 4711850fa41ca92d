import DataLoader from 'dataloader'
import { type Connection, connectionOf, type PageArguments, parsePage } from '../../platform/connection.ts'
import type { Cursors } from '../../platform/cursor.ts'
import { follow, type Nudges } from '../../platform/follow.ts'
import type { ConversationRow, MessageRow } from './conversation.entity.ts'
import type { ConversationStore, PageAsked } from './conversation.store.ts'

const pageSize = 100

/** What cursors of a conversation's messages are bound to. */
export const messagesList = (conversationId: string) => `messages/${conversationId}`

/** A conversation's messages in their order: pages of them, and following them live. Cursors of both are the same. */
export function messageFeed(parts: { store: ConversationStore; cursors: Cursors; nudges: Nudges }) {
  const { store, cursors, nudges } = parts
  const cursorOf = ({ ownerId, conversationId, number }: MessageRow) =>
    cursors.seal(messagesList(conversationId), ownerId, [number])
  const numberOf = (ownerId: string, conversationId: string, cursor: string) =>
    Number(cursors.open(messagesList(conversationId), ownerId, cursor)[0])

  /** One request's pages: batched, so that the messages of many conversations are one query. */
  const pagesFor = (ownerId: string) => {
    const rows = new DataLoader((asked: readonly PageAsked[]) => store.pages(ownerId, asked), { cache: false })
    return async (
      { id, lastNumber }: ConversationRow,
      pageArguments: PageArguments,
    ): Promise<Connection<MessageRow>> => {
      const page = parsePage(pageArguments)
      const after = page.after === null ? 0 : numberOf(ownerId, id, page.after)
      const found = await rows.load({ conversationId: id, after, most: page.first + 1 })
      // They are numbered without a gap, so the last number is how many there are.
      return connectionOf(found, page, cursorOf, async () => lastNumber)
    }
  }

  /** From the cursor on, or from now on without one; silent while there is no such conversation of theirs. */
  const live = async (
    ownerId: string,
    conversationId: string,
    after: string | null | undefined,
  ): Promise<AsyncIterableIterator<{ messageAdded: MessageRow }>> =>
    follow({
      from: after == null ? await store.lastNumber(ownerId, conversationId) : numberOf(ownerId, conversationId, after),
      listen: (wake) => nudges.listen(ownerId, wake),
      read: async (number) => {
        const rows = await store.messagesAfter(ownerId, conversationId, number, pageSize)
        const position = rows.at(-1)?.number ?? number
        return { rows: rows.map((messageAdded) => ({ messageAdded })), position, isWhole: rows.length < pageSize }
      },
    })

  return { cursorOf, pagesFor, live }
}
export type MessageFeed = ReturnType<typeof messageFeed>

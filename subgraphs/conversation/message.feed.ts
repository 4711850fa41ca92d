import { type Connection, connectionOf, type PageArguments, parsePage } from '../../platform/connection.ts'
import type { Cursors } from '../../platform/cursor.ts'
import { follow, type Nudges } from '../../platform/follow.ts'
import type { Orm } from '../../platform/orm.ts'
import { MessageEntity, type MessageRow } from './conversation.entity.ts'
import type { ConversationStore } from './conversation.store.ts'

const pageSize = 100

/** A conversation's messages in their order: pages of them, and following them live. Cursors of both are the same. */
export function messageFeed(parts: { store: ConversationStore; orm: Orm; cursors: Cursors; nudges: Nudges }) {
  const { store, orm, cursors, nudges } = parts
  const listOf = (conversationId: string) => `messages/${conversationId}`
  const cursorOf = ({ ownerId, conversationId, number }: MessageRow) =>
    cursors.seal(listOf(conversationId), ownerId, [number])
  const numberOf = (ownerId: string, conversationId: string, cursor: string) =>
    Number(cursors.open(listOf(conversationId), ownerId, cursor)[0])

  const pages = async (
    ownerId: string,
    conversationId: string,
    pageArguments: PageArguments,
  ): Promise<Connection<MessageRow>> => {
    const page = parsePage(pageArguments)
    const from = page.after === null ? 0 : numberOf(ownerId, conversationId, page.after)
    const rows = await store.messagesAfter(ownerId, conversationId, from, page.first + 1)
    return connectionOf(rows, page, cursorOf, () =>
      orm.forOwner(ownerId).count(MessageEntity, { ownerId, conversationId }),
    )
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

  return { cursorOf, pages, live }
}
export type MessageFeed = ReturnType<typeof messageFeed>

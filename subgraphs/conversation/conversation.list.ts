import type { FilterQuery } from '@mikro-orm/core'
import { type Connection, connectionOf, type PageArguments, parsePage } from '../../platform/connection.ts'
import type { Cursors } from '../../platform/cursor.ts'
import type { Orm } from '../../platform/orm.ts'
import { ConversationEntity, type ConversationRow } from './conversation.entity.ts'

const list = 'conversations'

/** An owner's conversations, the one last spoken in first, a page at a time by keyset. */
export async function listConversations(
  { orm, cursors }: { orm: Orm; cursors: Cursors },
  ownerId: string,
  pageArguments: PageArguments,
): Promise<Connection<ConversationRow>> {
  const page = parsePage(pageArguments)
  const after = page.after === null ? {} : behind(cursors.open(list, ownerId, page.after))
  const rows = await orm
    .forOwner(ownerId)
    .find(
      ConversationEntity,
      { $and: [{ ownerId }, after] },
      { orderBy: [{ lastMessageAt: 'desc' }, { id: 'desc' }], limit: page.first + 1 },
    )
  const cursorOf = ({ lastMessageAt, id }: ConversationRow) =>
    cursors.seal(list, ownerId, [lastMessageAt.toISOString(), id])
  return connectionOf(rows, page, cursorOf, () => orm.forOwner(ownerId).count(ConversationEntity, { ownerId }))
}

function behind([at, id]: readonly (string | number | null)[]): FilterQuery<ConversationRow> {
  const lastMessageAt = new Date(String(at))
  return { $or: [{ lastMessageAt: { $lt: lastMessageAt } }, { lastMessageAt, id: { $lt: String(id) } }] }
}

import type { CursorKeys } from '../../platform/cursor.ts'
import type { Database } from '../../platform/database.ts'
import { type Placed, rowsInOrder } from './task.list.rows.ts'
import { type Asked, type Floor, floorStatement } from './task.list.statement.ts'

/**
 * The best matches first. Of many matches only those among the newest tasks are ranked, and then come all others, the
 * newest first. Where the ranking ends is settled by the first page and kept in its cursors, so that no task is moved from
 * one part to the other between two pages.
 */
export async function rankedRows(
  db: Database,
  asked: Asked,
  after: CursorKeys | null,
  limit: number,
): Promise<Placed[]> {
  const cursor = after && opened(after)
  if (cursor?.rank === null) return unranked(db, asked, cursor.floor, limit)

  const floor = cursor ? cursor.floor : await floorOf(db, asked)
  const ranked = (await rowsInOrder(db, asked, after, limit, floor)).map(
    ({ row, place: [rank = null, id = null] }) => ({
      row,
      place: [rank, id, floor?.createdAt ?? null, floor?.id ?? null],
    }),
  )
  if (!floor || ranked.length === limit) return ranked
  return [...ranked, ...(await unranked(db, asked, floor, limit - ranked.length))]
}

async function unranked(db: Database, asked: Asked, behind: Floor | null, limit: number): Promise<Placed[]> {
  const after = behind && [behind.createdAt, behind.id]
  const rows = await rowsInOrder(db, { ...asked, orderBy: 'CREATED_DESC' }, after, limit)
  return rows.map(({ row, place: [createdAt = null] }) => ({ row, place: [null, row.id, createdAt, row.id] }))
}

async function floorOf(db: Database, asked: Asked): Promise<Floor | null> {
  const { text, values } = floorStatement(asked)
  const [edge] = await db.asOwner<{ createdAt: Date; id: string }>(asked.ownerId, text, values)
  return edge ? { createdAt: edge.createdAt.toISOString(), id: edge.id } : null
}

/** Past the ranked ones there is no rank, and the last that was seen is what the others come after. */
function opened([rank = null, , createdAt, id]: CursorKeys): Readonly<{
  rank: CursorKeys[number]
  floor: Floor | null
}> {
  return { rank, floor: typeof createdAt === 'string' && typeof id === 'string' ? { createdAt, id } : null }
}

import type { CursorKeys } from '../../platform/cursor.ts'
import type { Database } from '../../platform/database.ts'
import type { TaskRow } from './task.entity.ts'
import { type Asked, type Floor, pageStatement } from './task.list.statement.ts'

type Row = TaskRow & Readonly<{ key: Date | string | number | null; matches: boolean }>
/** A row, and what a cursor at it keeps. */
export type Placed = Readonly<{ row: TaskRow; place: CursorKeys }>

export async function rowsInOrder(
  db: Database,
  asked: Asked,
  after: CursorKeys | null,
  limit: number,
  floor: Floor | null = null,
): Promise<Placed[]> {
  const { text, values } = pageStatement(asked, after, limit, floor)
  const rows = await db.asOwner<Row>(asked.ownerId, text, values)
  return rows.map(({ key, matches: _matches, ...row }) => ({
    row,
    place: [key instanceof Date ? key.toISOString() : key, row.id],
  }))
}

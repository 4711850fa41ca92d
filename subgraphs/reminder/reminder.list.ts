import type { FilterQuery } from '@mikro-orm/core'
import type { InferEntity } from '@mikro-orm/postgresql'
import { type Connection, connectionOf, type PageArguments, parsePage } from '../../platform/connection.ts'
import type { Cursors } from '../../platform/cursor.ts'
import type { Orm } from '../../platform/orm.ts'
import type { Reminder } from './domain/reminder.ts'
import type { ReminderFilter } from './input.ts'
import { ReminderEntity } from './reminder.entity.ts'

type Filter = FilterQuery<InferEntity<typeof ReminderEntity>>

const list = 'reminders'

/** An owner's reminders in the order of their times, a page at a time by keyset. */
export async function listReminders(
  { orm, cursors }: { orm: Orm; cursors: Cursors },
  ownerId: string,
  filter: ReminderFilter,
  pageArguments: PageArguments,
): Promise<Connection<Reminder>> {
  const page = parsePage(pageArguments)
  const where = conditions(ownerId, filter)
  const after = page.after === null ? [] : [behind(cursors.open(list, ownerId, page.after))]
  const rows = await orm
    .forOwner(ownerId)
    .find(
      ReminderEntity,
      { $and: [where, ...after] },
      { orderBy: [{ triggerAt: 'asc' }, { id: 'asc' }], limit: page.first + 1 },
    )
  return connectionOf<Reminder>(
    rows,
    page,
    ({ triggerAt, id }) => cursors.seal(list, ownerId, [triggerAt.toISOString(), id]),
    () => orm.forOwner(ownerId).count(ReminderEntity, where),
  )
}

/** The bound that stands alone is where PostgreSQL enters the index. */
function behind([triggerAt, id]: readonly (string | number | null)[]): Filter {
  const at = new Date(String(triggerAt))
  return { triggerAt: { $gte: at }, $or: [{ triggerAt: { $gt: at } }, { id: { $gt: String(id) } }] }
}

function conditions(ownerId: string, { taskId, status, from, until }: ReminderFilter): Filter {
  const said: (Filter | null | undefined)[] = [
    { ownerId },
    taskId == null ? null : { taskId },
    status == null ? null : { status: { $in: status } },
    from == null ? null : { triggerAt: { $gte: from } },
    until == null ? null : { triggerAt: { $lt: until } },
  ]
  return { $and: said.flatMap((condition) => (condition ? [condition] : [])) }
}

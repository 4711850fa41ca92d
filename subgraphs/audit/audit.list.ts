import type { FilterQuery } from '@mikro-orm/core'
import { type Connection, connectionOf, type PageArguments, parsePage } from '../../platform/connection.ts'
import type { Cursors } from '../../platform/cursor.ts'
import type { Orm } from '../../platform/orm.ts'
import { AuditEntity } from './audit.entity.ts'
import type { AuditRow } from './audit.ts'
import { EventEntity, type EventRow } from './event.entity.ts'
import type { AuditFilter, EventFilter } from './input.ts'

type Reader = Readonly<{ orm: Orm; cursors: Cursors; ownerId: string }>

/** One's own chain, newest first: from its head backwards. */
export async function listEntries(
  { orm, cursors, ownerId }: Reader,
  filter: AuditFilter,
  pageArguments: PageArguments,
): Promise<Connection<AuditRow>> {
  const page = parsePage(pageArguments)
  const { from, until, ...fields } = filter
  const where: FilterQuery<AuditRow> = { $and: [{ ownerId }, said(fields), during('at', from, until)] }
  const after =
    page.after === null ? {} : { sequence: { $lt: Number(cursors.open('entries', ownerId, page.after)[0]) } }

  const rows = await orm
    .forOwner(ownerId)
    .find(AuditEntity, { $and: [where, after] }, { orderBy: { sequence: 'desc' }, limit: page.first + 1 })
  return connectionOf<AuditRow>(
    rows,
    page,
    ({ sequence }) => cursors.seal('entries', ownerId, [sequence]),
    () => orm.forOwner(ownerId).count(AuditEntity, where),
  )
}

/** Events newest first: one's own, or with `isEveryones` (and the worker's role) all there are. */
export async function listEvents(
  { orm, cursors, ownerId, isEveryones }: Reader & { isEveryones: boolean },
  filter: EventFilter,
  pageArguments: PageArguments,
): Promise<Connection<EventRow>> {
  const page = parsePage(pageArguments)
  const list = isEveryones ? 'events/everyone' : 'events'
  const { from, until, ...fields } = filter
  const whose: FilterQuery<EventRow> = isEveryones ? {} : { ownerId }
  const where: FilterQuery<EventRow> = { $and: [whose, said(fields), during('createdAt', from, until)] }
  const after = page.after === null ? {} : before(cursors.open(list, ownerId, page.after))

  const rows = await orm
    .forOwner(ownerId)
    .find(EventEntity, { $and: [where, after] }, { orderBy: { createdAt: 'desc', id: 'desc' }, limit: page.first + 1 })
  return connectionOf(
    rows,
    page,
    ({ createdAt, id }) => cursors.seal(list, ownerId, [createdAt.toISOString(), id]),
    () => orm.forOwner(ownerId).count(EventEntity, where),
  )
}

function before([createdAt, id]: readonly (string | number | null)[]): FilterQuery<EventRow> {
  const at = new Date(String(createdAt))
  return { $or: [{ createdAt: { $lt: at } }, { createdAt: at, id: { $lt: String(id) } }] }
}

/** Only what the filter says. */
const said = <Fields extends object>(fields: Fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null))

const during = (field: 'at' | 'createdAt', from: Date | null | undefined, until: Date | null | undefined) => ({
  $and: [...(from ? [{ [field]: { $gte: from } }] : []), ...(until ? [{ [field]: { $lt: until } }] : [])],
})

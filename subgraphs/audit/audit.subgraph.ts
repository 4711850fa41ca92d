import { readFileSync } from 'node:fs'
import DataLoader from 'dataloader'
import type { SubgraphParts } from '../../kafka/parts.ts'
import { handledTasks } from '../../platform/handled.ts'
import { isId } from '../../platform/id.ts'
import type { Identity } from '../../platform/identity.ts'
import { openOrm } from '../../platform/orm.ts'
import { closers } from '../../platform/shutdown.ts'
import { openStorage } from '../../platform/storage.ts'
import { type Subgraph, subgraphLink, subgraphSchema } from '../../platform/subgraph.ts'
import { AuditEntity } from './audit.entity.ts'
import { listEntries, listEvents } from './audit.list.ts'
import { ownEntries } from './audit.store.ts'
import type { AuditRow } from './audit.ts'
import type { AuditConfig } from './config.ts'
import { auditLog } from './consumers.ts'
import type { AuditContext } from './context.ts'
import { EventEntity } from './event.entity.ts'
import { headsTeller } from './heads.ts'
import { resolvers } from './resolvers.ts'
import { taskHistory } from './task.history.ts'

const sdl = readFileSync(new URL('schema.graphql', import.meta.url), 'utf8')
const readsEverything = 'audit:read'

/** The audit subgraph, ready to answer; it opens its database and registers at the bus, which is started by the caller. */
export function openAudit({ config, bus, clock, log }: SubgraphParts<AuditConfig>): Subgraph {
  const closing = closers()
  const { db, worker, outbox, cursors, close } = openStorage(config, log)
  const entities = [AuditEntity, EventEntity]
  const own = openOrm(config.DATABASE_URL, 'audit', entities)
  const everyones = openOrm(config.WORKER_DATABASE_URL, 'audit', entities)
  closing.add(close)
  closing.add(() => own.close())
  closing.add(() => everyones.close())

  const handled = handledTasks('audit', db)
  const inbox = { schema: 'audit', worker }
  bus.carry({ schema: 'audit', worker: outbox })
  bus.subscribe(auditLog(handled), inbox)
  const heads = headsTeller({ worker, clock, log, committed: () => bus.nudge('audit') })
  closing.add(heads.stop)

  const contextOf = ({ subject: ownerId, scopes }: Identity): AuditContext => {
    const isEveryones = scopes.includes(readsEverything)
    const reader = { cursors, ownerId }
    return {
      entries: (filter, page) => listEntries({ ...reader, orm: own }, filter, page),
      events: (filter, page) =>
        listEvents({ ...reader, orm: isEveryones ? everyones : own, isEveryones }, filter, page),
      history: taskHistory({ db, cursors, handled }, ownerId),
      entryById: entryLoader((ids) => ownEntries(db, ownerId, ids)),
    }
  }

  const schema = subgraphSchema(sdl, resolvers)
  return {
    name: 'audit',
    schema,
    ...subgraphLink({ name: 'audit', schema, contextOf, log }),
    ready: () => db.query('select 1'),
    start: heads.start,
    close: () => closing.close(),
  }
}

/** Ids that are none are not asked for. */
const entryLoader = (read: (ids: readonly string[]) => Promise<readonly AuditRow[]>) =>
  new DataLoader<string, AuditRow | null>(async (ids) => {
    const found = new Map((await read(ids.filter(isId))).map((row) => [row.id, row]))
    return ids.map((id) => found.get(id) ?? null)
  })

import type DataLoader from 'dataloader'
import type { Connection, PageArguments } from '../../platform/connection.ts'
import type { TaskRef } from '../../platform/handled.ts'
import type { AuditRow } from './audit.ts'
import type { EventRow } from './event.entity.ts'
import type { AuditFilter, EventFilter } from './input.ts'

/** One request's view: everything here is bound to the one who asks. */
export type AuditContext = Readonly<{
  entries: (filter: AuditFilter, page: PageArguments) => Promise<Connection<AuditRow>>
  events: (filter: EventFilter, page: PageArguments) => Promise<Connection<EventRow>>
  /** Batched over the request. */
  history: (task: TaskRef, page: PageArguments) => Promise<Connection<AuditRow>>
  /** Batched over the request; null for what is not there or not theirs. */
  entryById: DataLoader<string, AuditRow | null>
}>

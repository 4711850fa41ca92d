// What resolvers pass on for the types of the schema.
import type { Connection } from '../../platform/connection.ts'
import type { TaskRef } from '../../platform/handled.ts'
import type { AuditRow } from './audit.ts'
import type { EventRow } from './event.entity.ts'

export type TaskParent = TaskRef
export type AuditEntryParent = AuditRow
export type EventParent = EventRow
export type AuditEntryConnectionParent = Connection<AuditRow>
export type EventConnectionParent = Connection<EventRow>

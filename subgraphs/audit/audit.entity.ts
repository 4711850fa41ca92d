import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql'
import type { AuditRow } from './audit.ts'

/** A row is an `AuditRow` as it is: no mapper. */
export const AuditEntity = defineEntity({
  name: 'AuditEntry',
  tableName: 'audit_logs',
  properties: {
    id: p.uuid().primary(),
    eventId: p.uuid(),
    ownerId: p.text(),
    sequence: p.integer(),
    at: p.datetime(),
    entityType: p.text(),
    entityId: p.text(),
    action: p.text(),
    actorType: p.text().$type<AuditRow['actorType']>(),
    actorId: p.text(),
    oldValues: p.json<Record<string, unknown>>().strictNullable(),
    newValues: p.json<Record<string, unknown>>(),
    correlationId: p.text(),
    previousHash: p.text(),
    hash: p.text(),
  },
})

// Fails to compile when the table and the domain's type drift apart.
true satisfies InferEntity<typeof AuditEntity> extends AuditRow ? true : never

/** A row's columns for hand-written SQL, named as in `AuditRow`. */
export const auditColumns = `id, event_id as "eventId", owner_id as "ownerId", sequence, at, entity_type as "entityType",
  entity_id as "entityId", action, actor_type as "actorType", actor_id as "actorId", old_values as "oldValues",
  new_values as "newValues", correlation_id as "correlationId", previous_hash as "previousHash", hash`

/** A row as JSON with the table's own column names, which PostgreSQL turns into a row (`jsonb_populate_recordset`). */
export const auditJson = (row: AuditRow) => ({
  id: row.id,
  event_id: row.eventId,
  owner_id: row.ownerId,
  sequence: row.sequence,
  at: row.at,
  entity_type: row.entityType,
  entity_id: row.entityId,
  action: row.action,
  actor_type: row.actorType,
  actor_id: row.actorId,
  old_values: row.oldValues,
  new_values: row.newValues,
  correlation_id: row.correlationId,
  previous_hash: row.previousHash,
  hash: row.hash,
})

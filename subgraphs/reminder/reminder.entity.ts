import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql'
import type { CancelReason, Channel, Reminder, ReminderStatus } from './domain/reminder.ts'

/** A row is a `Reminder` plus bookkeeping, so that the domain takes rows as they are. */
export const ReminderEntity = defineEntity({
  name: 'Reminder',
  tableName: 'reminder',
  properties: {
    id: p.uuid().primary(),
    ownerId: p.text(),
    taskId: p.uuid(),
    lead: p.text().strictNullable(),
    triggerAt: p.datetime(),
    status: p.text().$type<ReminderStatus>(),
    cancelReason: p.text().$type<CancelReason>().strictNullable(),
    channels: p.array().$type<Channel[]>(),
    sentAt: p.datetime().strictNullable(),
    createdAt: p.datetime(),
    version: p.integer(),
  },
})
type ReminderEntity = InferEntity<typeof ReminderEntity>

// Fails to compile when the table and the domain type drift apart.
true satisfies ReminderEntity extends Reminder ? true : never

/** A row's columns for hand-written SQL, named as in `Reminder`. */
export const reminderColumns = `r.id, r.owner_id as "ownerId", r.task_id as "taskId", r.lead, r.trigger_at as "triggerAt", r.status,
  r.cancel_reason as "cancelReason", r.channels, r.sent_at as "sentAt", r.created_at as "createdAt", r.version`

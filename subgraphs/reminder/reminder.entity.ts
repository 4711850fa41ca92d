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
    plannedAt: p.datetime(),
    triggerAt: p.datetime(),
    snoozedUntil: p.datetime().strictNullable(),
    status: p.text().$type<ReminderStatus>(),
    cancelReason: p.text().$type<CancelReason>().strictNullable(),
    channels: p.array().$type<Channel[]>(),
    firedAt: p.datetime().strictNullable(),
    sentAt: p.datetime().strictNullable(),
    acknowledgedAt: p.datetime().strictNullable(),
    nextNagAt: p.datetime().strictNullable(),
    nagCount: p.integer(),
    setAt: p.datetime(),
    createdAt: p.datetime(),
    version: p.integer(),
  },
})
type ReminderEntity = InferEntity<typeof ReminderEntity>

// Fails to compile when the table and the domain type drift apart.
true satisfies ReminderEntity extends Reminder ? true : never

/** A row's columns for hand-written SQL, named as in `Reminder`. */
export const reminderColumns = `r.id, r.owner_id as "ownerId", r.task_id as "taskId", r.lead, r.planned_at as "plannedAt",
  r.trigger_at as "triggerAt", r.snoozed_until as "snoozedUntil", r.status, r.cancel_reason as "cancelReason", r.channels,
  r.fired_at as "firedAt", r.sent_at as "sentAt", r.acknowledged_at as "acknowledgedAt", r.next_nag_at as "nextNagAt",
  r.nag_count as "nagCount", r.set_at as "setAt", r.created_at as "createdAt", r.version`

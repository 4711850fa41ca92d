// What the reminder subgraph says when a reminder fires.
import { type ReminderEvent, reminderEvents } from '../../kafka/contracts/reminders.contract.ts'
import { enqueue, type OutboxRow, outboxRows } from '../../kafka/outbox.ts'
import { readEvent } from '../../kafka/read-event.ts'
import { newId } from '../../platform/id.ts'
import type { Assistant } from '../../tests/support/assistant.ts'

type About = Readonly<{ title?: string; due?: { date: string; time: string | null; timeZone: string } }>
type Said = Readonly<{ sentAt?: Date; isLate?: boolean; isSeen?: boolean; nag?: number }>

/** Reminders that fire for people of an assistant's world, now by its clock unless said otherwise. */
export function firing({ bus, clock, database }: Assistant) {
  const service = database.open('conversation')
  const admin = database.open()

  const fired = (ownerId: string, taskId: string, { title = 'Buy milk', due }: About = {}, said: Said = {}) => {
    const { sentAt = clock.now(), isLate = false, isSeen = true, nag = 0 } = said
    const reminder = {
      id: newId(),
      taskId,
      lead: 'PT0S',
      triggerAt: sentAt.toISOString(),
      status: 'SENT' as const,
      cancelReason: null,
      channels: ['IN_APP' as const],
      sentAt: sentAt.toISOString(),
      createdAt: sentAt.toISOString(),
    }
    const task = isSeen ? { title, due: due ?? null } : null
    const data = { reminder, changes: {}, isLate, isConfirmed: isSeen, task, nag }
    const actor = { type: 'SYSTEM', id: 'system/reminder' } as const
    const cause = { ownerId, actor, correlationId: `c-${ownerId}-00000`, now: sentAt }
    const fact = { type: 'reminder.fired' as const, subject: taskId, version: 2, data }
    return outboxRows(reminderEvents, [fact], cause, '/subgraphs/reminder')
  }

  const say = async (rows: readonly OutboxRow[]) => {
    await enqueue(service, 'conversation', rows)
    bus.nudge('conversation')
  }

  const isHeard = async (rows: readonly OutboxRow[]) => {
    const heard = await admin.query(
      `select from conversation.inbox where consumer = 'conversation.reminders' and event_id = any($1)`,
      [rows.map(({ event }) => event.id)],
    )
    return heard.length === new Set(rows.map(({ event }) => event.id)).size
  }
  return { fired, say, isHeard }
}

/** As the bus hands it over. */
export function heardAs({ topic, key, event }: OutboxRow): ReminderEvent {
  const read = readEvent({ topic, key, body: Buffer.from(JSON.stringify(event)), headers: {}, place: event.id }, [
    reminderEvents,
  ])
  if (!('event' in read)) throw new Error('This breaks the contract of reminders.')
  return read.event as ReminderEvent // of that one topic
}

import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql'

export type EventStatus = 'PROCESSED' | 'FAILED' | 'RETRYING'

/** A fact of the event log. */
export const EventEntity = defineEntity({
  name: 'Event',
  tableName: 'events',
  properties: {
    id: p.uuid().primary(),
    type: p.text(),
    topic: p.text(),
    source: p.text(),
    ownerId: p.text(),
    correlationId: p.text(),
    payload: p.json<unknown>(),
    status: p.text().$type<EventStatus>(),
    error: p.text().strictNullable(),
    createdAt: p.datetime(),
    processedAt: p.datetime().strictNullable(),
  },
})
export type EventRow = InferEntity<typeof EventEntity>

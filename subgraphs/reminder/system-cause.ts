import type { Cause } from '../../kafka/envelope.ts'
import type { HeldReminder } from './reminder.store.ts'

/** Nobody asks while a worker acts: what it does follows from what scheduled the reminder. */
export const systemCause = ({ ownerId, correlationId, causationId }: HeldReminder, now: Date): Cause => ({
  ownerId,
  actor: { type: 'SYSTEM', id: 'system/reminder' },
  correlationId,
  causationId,
  now,
})

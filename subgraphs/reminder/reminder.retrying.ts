import type { Cause } from '../../kafka/envelope.ts'
import { notFound } from '../../platform/errors.ts'
import { keyedBy } from '../../platform/idempotency.ts'
import { retryFailed } from './delivery/retrying.ts'
import type { Reminder } from './domain/reminder.ts'
import { retryReminder } from './domain/retry-reminder.ts'
import type { ReminderIdInput } from './input.ts'
import { changedBy } from './reminder.settle.ts'
import { lockReminder } from './reminder.store.ts'
import type { ServiceParts } from './service.parts.ts'

/** Has what failed of a reminder tried again. */
export const retrying =
  ({ settle }: ServiceParts, cause: Cause) =>
  (input: ReminderIdInput): Promise<Reminder> =>
    settle.once(keyedBy('retryReminder', input.idempotencyKey, input), async (tx) => {
      const held = await lockReminder(tx, cause.ownerId, input.id)
      if (!held) throw notFound('reminder')
      const { reminder } = held
      const decision = retryReminder(reminder, await retryFailed(tx, cause.ownerId, reminder.id))
      return { answer: decision.reminder, changes: changedBy(cause, reminder, decision) }
    })

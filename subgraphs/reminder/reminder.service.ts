import type { Cause } from '../../kafka/envelope.ts'
import { notFound } from '../../platform/errors.ts'
import { keyedBy } from '../../platform/idempotency.ts'
import type { Decision } from './domain/decision.ts'
import type { Reminder } from './domain/reminder.ts'
import { removeReminder } from './domain/remove.ts'
import type { ReminderIdInput } from './input.ts'
import { editing } from './reminder.editing.ts'
import { changedBy } from './reminder.settle.ts'
import { lockReminder } from './reminder.store.ts'
import type { ServiceParts } from './service.parts.ts'

/** What one caller does to their reminders. */
export function reminderService(parts: ServiceParts, cause: Cause) {
  const { settle } = parts

  const change =
    (mutation: string, rule: (reminder: Reminder) => Decision) =>
    (input: ReminderIdInput): Promise<Reminder> =>
      settle(keyedBy(mutation, input.idempotencyKey, input), async (tx) => {
        const before = await lockReminder(tx, cause.ownerId, input.id)
        if (!before) throw notFound('reminder')
        const decision = rule(before)
        return { reminder: decision.reminder, changes: changedBy(cause, before, decision) }
      })

  return {
    ...editing(parts, cause),
    remove: change('removeReminder', removeReminder),
  }
}
export type ReminderService = ReturnType<typeof reminderService>

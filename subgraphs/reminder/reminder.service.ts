import type { Cause } from '../../kafka/envelope.ts'
import { notFound } from '../../platform/errors.ts'
import { keyedBy } from '../../platform/idempotency.ts'
import { acknowledgeReminder } from './domain/acknowledge.ts'
import type { Decision } from './domain/decision.ts'
import type { Reminder } from './domain/reminder.ts'
import { removeReminder } from './domain/remove.ts'
import type { ReminderIdInput } from './input.ts'
import { editing } from './reminder.editing.ts'
import { retrying } from './reminder.retrying.ts'
import { changedBy } from './reminder.settle.ts'
import { snoozing } from './reminder.snoozing.ts'
import { lockReminder } from './reminder.store.ts'
import type { ServiceParts } from './service.parts.ts'

/** What one caller does to their reminders. */
export function reminderService(parts: ServiceParts, cause: Cause) {
  const change =
    (mutation: string, rule: (reminder: Reminder, now: Date) => Decision) =>
    (input: ReminderIdInput): Promise<Reminder> =>
      parts.settle.once(keyedBy(mutation, input.idempotencyKey, input), async (tx) => {
        const held = await lockReminder(tx, cause.ownerId, input.id)
        if (!held) throw notFound('reminder')
        const decision = rule(held.reminder, held.now)
        return { answer: decision.reminder, changes: changedBy(cause, held.reminder, decision) }
      })

  return {
    ...editing(parts, cause),
    remove: change('removeReminder', removeReminder),
    snooze: snoozing(parts, cause),
    acknowledge: change('acknowledgeReminder', acknowledgeReminder),
    retry: retrying(parts, cause),
  }
}
export type ReminderService = ReturnType<typeof reminderService>

import type { Cause } from '../../kafka/envelope.ts'
import { keyedBy } from '../../platform/idempotency.ts'
import type { Reminder } from './domain/reminder.ts'
import { snoozedTo, snoozeReminder } from './domain/snooze.ts'
import { snoozeInput } from './input.ts'
import { keptBefore } from './reminder.answers.ts'
import { changedBy } from './reminder.settle.ts'
import { ownReminder, situationOf, withOthers } from './reminder.situation.ts'
import type { ServiceParts } from './service.parts.ts'
import { timely } from './timely.ts'

/** Has a reminder come (again) later. */
export function snoozing({ db, settle, tasks }: ServiceParts, cause: Cause) {
  const { ownerId } = cause

  return async (given: unknown): Promise<Reminder> => {
    const { input, mustBeAhead } = await timely(db, snoozeInput, given)
    const keyed = keyedBy('snoozeReminder', input.idempotencyKey, input)
    const kept = keyed && (await keptBefore(db, ownerId, keyed))
    if (kept?.answer) return kept.answer
    mustBeAhead()

    const { taskId } = await ownReminder(db, ownerId, input.id)
    const seen = await tasks.look(taskId)
    return settle.once(keyed, async (tx) => {
      const situation = await situationOf(tx, taskId, seen, cause)
      const { reminder, ...about } = withOthers(situation, input.id)
      const until = snoozedTo(reminder, { until: input.until ?? null, for: input.for ?? null }, about.now)
      const decision = snoozeReminder(reminder, until, about)
      return { answer: decision.reminder, changes: [...situation.changes, ...changedBy(cause, reminder, decision)] }
    })
  }
}

import type { Cause } from '../../kafka/envelope.ts'
import { newId } from '../../platform/id.ts'
import { keyedBy } from '../../platform/idempotency.ts'
import { addReminder } from './domain/add.ts'
import type { Reminder } from './domain/reminder.ts'
import { addReminderInput } from './input.ts'
import { keptBefore } from './reminder.answers.ts'
import { changedBy } from './reminder.settle.ts'
import { situationOf } from './reminder.situation.ts'
import type { ServiceParts } from './service.parts.ts'
import { timely } from './timely.ts'

/** When and how somebody says that they want to be reminded. */
export function editing({ db, settle, tasks }: ServiceParts, cause: Cause) {
  const { ownerId } = cause

  const add = async (given: unknown): Promise<Reminder> => {
    const { input, mustBeAhead } = await timely(db, addReminderInput, given)
    const keyed = keyedBy('addReminder', input.idempotencyKey, input)
    const kept = keyed && (await keptBefore(db, ownerId, keyed))
    if (kept?.answer) return kept.answer
    mustBeAhead()

    const seen = await tasks.look(input.taskId)
    return settle(keyed, async (tx) => {
      const { task, reminders, preferences, now, changes } = await situationOf(tx, input.taskId, seen, cause)
      const channels = input.channels ?? preferences.channels ?? ['IN_APP']
      const command = { lead: input.lead ?? null, at: input.at ?? null, channels }
      const reminder = addReminder(command, { id: newId(), task, others: reminders, now })
      return { reminder, changes: [...changes, ...changedBy(cause, null, { reminder, deed: 'reminder.scheduled' })] }
    })
  }

  return { add }
}

import type { z } from 'zod'
import type { Cause } from '../../kafka/envelope.ts'
import { newId } from '../../platform/id.ts'
import { keyedBy } from '../../platform/idempotency.ts'
import { addReminder } from './domain/add.ts'
import { usualChannels } from './domain/preferences.ts'
import type { Reminder } from './domain/reminder.ts'
import { updateReminder } from './domain/update.ts'
import { addReminderInput, updateReminderInput } from './input.ts'
import { keptBefore } from './reminder.answers.ts'
import { changedBy } from './reminder.settle.ts'
import { ownReminder, situationOf, withOthers } from './reminder.situation.ts'
import type { ServiceParts } from './service.parts.ts'
import { timely } from './timely.ts'

type Update = z.infer<ReturnType<typeof updateReminderInput>>

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
    return settle.once(keyed, async (tx) => {
      const { task, reminders, preferences, now, changes } = await situationOf(tx, input.taskId, seen, cause)
      const channels = input.channels ?? usualChannels(preferences)
      const command = { lead: input.lead ?? null, at: input.at ?? null, channels }
      const reminder = addReminder(command, { id: newId(), task, others: reminders, now })
      return {
        answer: reminder,
        changes: [...changes, ...changedBy(cause, null, { reminder, deed: 'reminder.scheduled' })],
      }
    })
  }

  const update = async (given: unknown): Promise<Reminder> => {
    const { input, mustBeAhead } = await timely(db, updateReminderInput, given)
    mustBeAhead()
    const { taskId } = await ownReminder(db, ownerId, input.id)
    const when = whenOf(input)
    const seen = when && (await tasks.look(taskId))
    return settle.at(async (tx) => {
      const situation = await situationOf(tx, taskId, seen, cause)
      const { reminder, ...about } = withOthers(situation, input.id)
      const channels =
        input.channels === undefined ? reminder.channels : (input.channels ?? usualChannels(situation.preferences))
      const decision = updateReminder(reminder, { when, channels }, about)
      return { answer: decision.reminder, changes: [...situation.changes, ...changedBy(cause, reminder, decision)] }
    })
  }

  return { add, update }
}

const whenOf = ({ lead, at }: Update) => (lead == null && at == null ? null : { lead: lead ?? null, at: at ?? null })

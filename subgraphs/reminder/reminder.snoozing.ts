import type { z } from 'zod'
import type { Cause } from '../../kafka/envelope.ts'
import { type Keyed, keyedBy } from '../../platform/idempotency.ts'
import type { KnownTask } from './domain/follow-task.ts'
import type { Reminder } from './domain/reminder.ts'
import { snoozedTo, snoozeReminder } from './domain/snooze.ts'
import { snoozeInput } from './input.ts'
import { keptBefore } from './reminder.answers.ts'
import { changedBy } from './reminder.settle.ts'
import { ownReminder, situationOf, withOthers } from './reminder.situation.ts'
import type { ServiceParts } from './service.parts.ts'
import { taskMoving } from './task.moving.ts'
import { timely } from './timely.ts'

type Input = z.infer<ReturnType<typeof snoozeInput>>

/** Has a reminder come (again) later, and its task with it when that is asked for. */
export function snoozing(parts: ServiceParts, cause: Cause) {
  const { db, settle, tasks } = parts
  const moveTask = taskMoving(parts, cause)

  const settleOn = (
    keyed: Keyed | null,
    input: Input,
    until: Date | null,
    task: { id: string; seen: KnownTask | null },
  ) =>
    settle.once(keyed, async (tx) => {
      const situation = await situationOf(tx, task.id, task.seen, cause)
      const { reminder, ...about } = withOthers(situation, input.id)
      const decision = snoozeReminder(reminder, until ?? snoozedTo(reminder, wordsOf(input), about.now), about)
      return { answer: decision.reminder, changes: [...situation.changes, ...changedBy(cause, reminder, decision)] }
    })

  return async (given: unknown): Promise<Reminder> => {
    const { input, mustBeAhead } = await timely(db, snoozeInput, given)
    const keyed = keyedBy('snoozeReminder', input.idempotencyKey, input)
    const kept = keyed && (await keptBefore(db, cause.ownerId, keyed))
    if (kept?.answer) return kept.answer
    if (!kept) mustBeAhead()

    const { taskId: id } = await ownReminder(db, cause.ownerId, input.id)
    const seen = await tasks.look(id)
    if (!input.moveTask) return settleOn(keyed, input, null, { id, seen })
    const moved = await moveTask({ id: input.id, keyed, planned: kept?.plan, ...wordsOf(input) }, seen)
    return settleOn(keyed, input, moved.until, { id, seen: moved.task })
  }
}

const wordsOf = (input: Input) => ({ until: input.until ?? null, for: input.for ?? null })

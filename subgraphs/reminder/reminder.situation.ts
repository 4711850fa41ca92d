import type { Cause } from '../../kafka/envelope.ts'
import type { Database, Sql } from '../../platform/database.ts'
import { notFound, unavailable } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { factOf } from './domain/events.ts'
import type { KnownTask } from './domain/follow-task.ts'
import { type Heard, type HeardTask, learnTask } from './domain/hear-task.ts'
import type { Preferences } from './domain/preferences.ts'
import type { Reminder } from './domain/reminder.ts'
import type { Surroundings } from './domain/surroundings.ts'
import { keep, saveKnownTasks } from './known-task.store.ts'
import type { Changed } from './reminder.settle.ts'
import { ownReminders } from './reminder.store.ts'

/** A task with its reminders, locked, as they are once they follow what was seen of it; `changes` are those that this took. */
export type Situation = Heard &
  Readonly<{ task: HeardTask; preferences: Preferences; now: Date; changes: readonly Changed[] }>

/**
 * What was seen counts as heard, since whoever asks may have changed the task a moment ago; null is that nobody could look.
 * Throws UNAVAILABLE when nothing of theirs was ever heard of it either.
 */
export async function situationOf(tx: Sql, taskId: string, seen: KnownTask | null, cause: Cause): Promise<Situation> {
  const { ownerId } = cause
  const { tasks, reminders, preferencesOf, now } = await keep(tx, new Map([[taskId, ownerId]]))
  const before = { task: tasks.get(taskId) ?? null, reminders: reminders.get(taskId) ?? [] }
  if (!before.task || before.task.ownerId !== ownerId) throw seen ? notFound('task') : unavailable('task')

  const heard = seen ? learnTask(before, { ...seen, since: seen.since < now ? seen.since : now }) : before
  if (!heard.task?.version) throw unavailable('task')
  if (heard.task !== before.task) await saveKnownTasks(tx, [heard.task])
  return {
    ...heard,
    task: heard.task,
    preferences: preferencesOf(ownerId),
    now,
    changes: followed(before, heard, cause),
  }
}

/** One of the task's reminders, and what it is decided on. */
export function withOthers({ task, reminders, now }: Situation, id: string): Surroundings & { reminder: Reminder } {
  const reminder = reminders.find((one) => one.id === id)
  if (!reminder) throw notFound('reminder')
  return { reminder, task, others: reminders.filter((one) => one !== reminder), now }
}

/** As it is before anything is locked. Throws NOT_FOUND. */
export async function ownReminder(db: Database, ownerId: string, id: string): Promise<Reminder> {
  const [reminder] = isId(id) ? await ownReminders(db, ownerId, [id]) : []
  if (!reminder) throw notFound('reminder')
  return reminder
}

type Reminders = Pick<Heard, 'reminders'>

function followed(before: Reminders, { reminders }: Reminders, cause: Cause): Changed[] {
  const by = { ...cause, actor: { type: 'SYSTEM', id: 'system/reminder' } } as const
  return reminders.flatMap((after, index) => {
    const former = before.reminders[index]
    return former && former !== after ? [{ before: former, after, fact: factOf(former, after), by }] : []
  })
}

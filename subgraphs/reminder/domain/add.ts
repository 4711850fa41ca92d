import { mustBeFew, mustBeOpen, mustHaveRoom, plannedFor } from './refusals.ts'
import { type Channel, newReminder, type Reminder } from './reminder.ts'
import type { Surroundings } from './surroundings.ts'
import { spelled } from './trigger.ts'

/** Exactly one of lead and instant is not null. */
export type AddReminder = Readonly<{ lead: string | null; at: Date | null; channels: readonly Channel[] }>

/** One more reminder, `others` being those that the task has. */
export function addReminder(
  { lead, at, channels }: AddReminder,
  about: Surroundings & Readonly<{ id: string }>,
): Reminder {
  const { id, task, others, now } = about
  mustBeOpen(task)
  mustBeFew(others)
  mustHaveRoom(others)
  return newReminder({
    id,
    ownerId: task.ownerId,
    taskId: task.id,
    lead: lead === null ? null : spelled(lead),
    at: plannedFor({ lead, at }, task, now),
    channels,
    createdAt: now,
  })
}

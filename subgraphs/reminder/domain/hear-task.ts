import type { TaskEvent } from '../../../kafka/contracts/task-events.contract.ts'
import { followTask, type KnownTask } from './follow-task.ts'
import { planReminders } from './plan.ts'
import type { Preferences } from './preferences.ts'
import type { Reminder } from './reminder.ts'

/** A task as it is known here; `isPlanned` once it has the reminders that its first event asked for. */
export type HeardTask = KnownTask & Readonly<{ isPlanned: boolean }>

export type Heard = Readonly<{ task: HeardTask; reminders: readonly Reminder[] }>

type Before = Readonly<{ task: HeardTask | null; reminders: readonly Reminder[] }>

/** Somebody says how a task is at one of its versions: its reminders follow, unless as new a one is known. */
export function learnTask({ task, reminders }: Before, said: KnownTask): Heard {
  if (task && said.version <= task.version) return { task, reminders }
  const known = { ...said, isPlanned: task?.isPlanned ?? false }
  const heardSince = task ? heardBefore(task, said) : said.since
  return { task: known, reminders: reminders.map((reminder) => followTask(reminder, known, heardSince)) }
}

/** Since when it may be as `said` says: since `known`, if a version between the two was not heard. Of version 0 nothing is known. */
function heardBefore(known: KnownTask, said: KnownTask): Date {
  const hasGap = known.version > 0 && said.version > known.version + 1 && known.since < said.since
  return hasGap ? known.since : said.since
}

/**
 * One event of a task, whenever it comes: versions decide. An older one than was heard changes nothing, except that the
 * first brings its reminders, which then follow what is already known. An event that comes again changes nothing.
 */
export function hearTask(
  before: Before,
  event: TaskEvent,
  by: Readonly<{ preferences: Preferences; now: Date; newId: () => string }>,
): Heard {
  const said = saidBy(event, by.now)
  const { task, reminders } = learnTask(before, said)
  if (event.type !== 'task.created' || task.isPlanned) return { task, reminders }

  const planned = planReminders(event, said, by)
  const isNewest = said.version === task.version
  const since = heardBefore(said, task)
  const followed = isNewest
    ? planned
    : planned.map((reminder) => ({ ...followTask(reminder, task, since), version: 1 }))
  return { task: { ...task, isPlanned: true }, reminders: [...reminders, ...followed] }
}

function saidBy(event: TaskEvent, now: Date): KnownTask {
  const { id, version, title, status, priority, due } = event.data.task
  return { id, ownerId: event.ownerid, version, title, status, priority, due, since: changedAt(event, now) }
}

/** When it became so by the database's clock: `updatedAt` is by that of a process, which may be off. Never ahead of `now`. */
function changedAt({ recordedtime, data }: TaskEvent, now: Date): Date {
  const said = new Date(recordedtime ?? data.task.updatedAt)
  return said < now ? said : now
}

import type { z } from 'zod'
import type { reminderSpec } from '../../../kafka/contracts/shared.contract.ts'
import type { TaskEvent } from '../../../kafka/contracts/task-events.contract.ts'
import type { KnownTask } from './follow-task.ts'
import { isMissed } from './follow-task.ts'
import { type Preferences, usualChannels } from './preferences.ts'
import { cancelled, newReminder, type Reminder } from './reminder.ts'
import { spelled, triggerOf } from './trigger.ts'

type Spec = z.infer<typeof reminderSpec>
/** What the owner likes, and where the ids come from. */
type PlanBy = Readonly<{ preferences: Preferences; newId: () => string }>
export type TaskCreated = Extract<TaskEvent, { type: 'task.created' }>

/** The reminders of a new task: those that it asked for, else the one that its owner always wants. */
export function planReminders(event: TaskCreated, task: KnownTask, by: PlanBy): Reminder[] {
  const { defaultLead } = by.preferences
  const usual = task.due && defaultLead !== null ? [usualSpec(defaultLead)] : []
  return (event.data.reminders ?? usual).flatMap((spec) => planned(spec, task, by) ?? [])
}

const usualSpec = (lead: string): Spec => ({ lead, at: null, channels: null })

function planned(spec: Spec, task: KnownTask, { preferences, newId }: PlanBy): Reminder | null {
  const triggerAt = triggerOf({ lead: spec.lead, at: spec.at === null ? null : new Date(spec.at) }, task.due)
  if (!triggerAt) return null // a lead without a due, which the task subgraph does not let in
  const reminder = newReminder({
    id: newId(),
    ownerId: task.ownerId,
    taskId: task.id,
    lead: spec.lead === null ? null : spelled(spec.lead),
    at: triggerAt,
    channels: spec.channels ?? usualChannels(preferences),
    createdAt: task.since,
  })
  // An instant of its own was ahead when it was given, and is late by now; a lead was counted, and nobody may have meant its result.
  return spec.lead !== null && isMissed(triggerAt, task) ? { ...cancelled(reminder, 'PAST'), version: 1 } : reminder
}

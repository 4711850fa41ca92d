import type { KnownTask } from './follow-task.ts'
import type { Reminder } from './reminder.ts'

/** What a reminder is decided on beside itself: its task, the task's other reminders, and the database's clock. */
export type Surroundings = Readonly<{ task: KnownTask; others: readonly Reminder[]; now: Date }>

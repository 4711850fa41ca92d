import type { Deed } from './events.ts'
import type { Reminder } from './reminder.ts'

/** A reminder as it is from now on, and what the world is told of it; null when nothing changed. */
export type Decision = Readonly<{ reminder: Reminder; deed: Deed | null }>

export const unchanged = (reminder: Reminder): Decision => ({ reminder, deed: null })

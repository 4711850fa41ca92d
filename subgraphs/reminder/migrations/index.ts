import { reminders } from './0001-reminders.ts'

export const migrations = [reminders]

import { reminders } from './0001-reminders.ts'
import { broker } from './0002-broker.ts'

export const migrations = [reminders, broker]

import { auditEvents } from '../../kafka/contracts/audit-events.contract.ts'
import { reminderEvents } from '../../kafka/contracts/reminders.contract.ts'
import { taskEvents } from '../../kafka/contracts/task-events.contract.ts'
import type { Topic } from '../../kafka/envelope.ts'

type Effects = Readonly<Record<string, string>>

const each = ({ events }: Topic, tables: string): Effects =>
  Object.fromEntries(Object.keys(events).map((type) => [type, tables]))

/** The tables that each group writes to on each example; what is not here it passes over. */
export const effects: Readonly<Record<string, Effects>> = {
  'task.preferences': { 'preferences.updated': 'preference' },
  'task.reminders': { 'reminder.fired': 'change, feed, outbox, task' },
  'reminder.tasks': each(taskEvents, 'handled, outbox, reminder, task'),
  'conversation.preferences': { 'preferences.updated': 'preference' },
  // The first change makes what waits for a yes void.
  'conversation.tasks': { ...each(taskEvents, 'handled'), 'task.updated': 'handled, outbox, proposal' },
  'conversation.reminders': { 'reminder.fired': 'conversation, message, outbox' },
  'audit.log': {
    ...each(taskEvents, 'audit_logs, events, handled, moved_head'),
    ...each(reminderEvents, 'audit_logs, events, moved_head'),
    ...each(auditEvents, 'audit_logs, events, moved_head'),
    'audit.advanced': 'events',
  },
}

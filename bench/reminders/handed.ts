import { type ReminderFact, reminderEvents } from '../../kafka/contracts/reminders.contract.ts'
import { type OutboxRow, outboxRows } from '../../kafka/outbox.ts'

const at = '2030-01-01T09:00:00.000Z'
const times = { triggerAt: at, firedAt: at, sentAt: at, createdAt: at, snoozedUntil: null, acknowledgedAt: null }

/** The row that both handlers write. */
export function rowFor(taskId: string, id: string): OutboxRow[] {
  const reminder = {
    id,
    taskId,
    lead: null,
    status: 'SENT' as const,
    cancelReason: null,
    channels: ['IN_APP' as const],
  }
  const data = { changes: {}, isLate: false, isConfirmed: true, task: null, nag: 0 }
  const fact: ReminderFact = {
    type: 'reminder.fired',
    subject: taskId,
    version: 2,
    data: { ...data, reminder: { ...reminder, ...times } },
  }
  const cause = {
    ownerId: 'owner',
    actor: { type: 'SYSTEM', id: 'bench' },
    correlationId: 'bench',
    now: new Date(at),
  } as const
  return outboxRows(reminderEvents, [fact], cause, '/subgraphs/reminder')
}

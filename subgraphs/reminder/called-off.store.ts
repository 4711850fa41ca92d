import type { Sql } from '../../platform/database.ts'
import { lookAgain, skipPending } from './delivery/delivery.store.ts'
import { calledOff, takenAway } from './domain/called-off.ts'
import type { Reminder } from './domain/reminder.ts'

type Change = Readonly<{ before: Reminder | null; after: Reminder }>

/**
 * Nothing more goes out of what these changes call off; the reminders are locked. What goes by a channel that was taken away is looked at
 * once more, as the reminder may have reached nobody by then.
 */
export async function callOff(tx: Sql, changes: readonly Change[]): Promise<void> {
  const off = changes.map(({ before, after }) => ({ id: after.id, reason: calledOff(before, after) }))
  for (const [reason, those] of Map.groupBy(off, (one) => one.reason))
    if (reason !== null)
      await skipPending(
        tx,
        those.map(({ id }) => id),
        reason,
      )
  for (const { before, after } of changes) {
    const channels = takenAway(before, after)
    if (channels.length > 0) await lookAgain(tx, after.id, channels)
  }
}

import { type Sql, statement } from '../../platform/database.ts'
import { lookAgain } from './delivery/delivery.store.ts'
import { calledOff, takenAway } from './domain/called-off.ts'
import type { Reminder } from './domain/reminder.ts'

type Change = Readonly<{ before: Reminder | null; after: Reminder }>

// All at once and in the order of their ids, as everyone locks them; whoever has one in hand finds its fence moved on.
const skip = statement(
  `with open as (
     select d.id, said.reason from reminder.delivery d
     join unnest($1::uuid[], $2::text[]) as said(reminder_id, reason) on d.reminder_id = said.reminder_id
     where d.status in ('PENDING', 'RETRYING')
     order by d.id for update of d
   )
   update reminder.delivery d set status = 'SKIPPED', last_error = open.reason, claim_at = null, fence = d.fence + 1
   from open where d.id = open.id`,
)

/**
 * Nothing more goes out of what these changes call off, and its owner can read why; the reminders are locked. What goes by a
 * channel that was taken away is looked at once more, as the reminder may have reached nobody by then.
 */
export async function callOff(tx: Sql, changes: readonly Change[]): Promise<void> {
  const off = new Map<string, string>()
  for (const { before, after } of changes) {
    const reason = calledOff(before, after)
    if (reason !== null && !off.has(after.id)) off.set(after.id, reason)
  }
  if (off.size > 0) await tx.query(skip, [[...off.keys()], [...off.values()]])
  for (const { before, after } of changes) {
    const channels = takenAway(before, after)
    if (channels.length > 0) await lookAgain(tx, after.id, channels)
  }
}

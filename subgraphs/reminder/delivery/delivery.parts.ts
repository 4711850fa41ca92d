import { type Sql, statement } from '../../../platform/database.ts'
import type { DeliveryStatus } from '../domain/delivery.ts'
import type { Channel } from '../domain/reminder.ts'

/** How one delivery of a reminder's last firing stands. */
export type FiringPart = Readonly<{
  channel: Channel
  destination: string
  status: DeliveryStatus
  attempts: number
  lastError: string | null
  isConfirmed: boolean
}>

// A time that it comes again is later than the firing itself, and belongs to it.
const findParts = statement(
  `select d.reminder_id as "reminderId", d.channel, coalesce(d.destination, '') as destination, d.status, d.attempts,
     d.last_error as "lastError", d.is_confirmed as "isConfirmed"
   from reminder.delivery d join reminder.reminder r on r.id = d.reminder_id
   where d.reminder_id = any($1::uuid[]) and d.fired_at >= r.trigger_at`,
)

/** Those of the last firing of each of these reminders, by reminder. */
export async function partsOf(tx: Sql, reminderIds: readonly string[]): Promise<Map<string, FiringPart[]>> {
  if (reminderIds.length === 0) return new Map()
  const rows = await tx.query<FiringPart & { reminderId: string }>(findParts, [reminderIds])
  return Map.groupBy(rows, ({ reminderId }) => reminderId)
}

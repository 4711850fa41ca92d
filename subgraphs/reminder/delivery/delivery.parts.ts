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

/**
 * Whether `d` belongs to the last firing of `r`: made by it, or as it came again, or for the same instant before. Not so by
 * the instant alone, since a reminder may be set to an earlier one than it came for.
 */
export const isOfLastFiring = `(r.fired_at is not null and (d.created_at >= r.fired_at or d.fired_at = r.trigger_at))`

const findParts = statement(
  `select d.reminder_id as "reminderId", d.channel, d.destination, d.status, d.attempts,
     d.last_error as "lastError", d.is_confirmed as "isConfirmed"
   from reminder.delivery d join reminder.reminder r on r.id = d.reminder_id
   where d.reminder_id = any($1::uuid[]) and ${isOfLastFiring}`,
)

/** Those of the last firing of each of these reminders, by reminder. */
export async function partsOf(tx: Sql, reminderIds: readonly string[]): Promise<Map<string, FiringPart[]>> {
  if (reminderIds.length === 0) return new Map()
  const rows = await tx.query<FiringPart & { reminderId: string }>(findParts, [reminderIds])
  return Map.groupBy(rows, ({ reminderId }) => reminderId)
}

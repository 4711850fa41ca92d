import { type Sql, statement } from '../../../platform/database.ts'

const findBusy = statement(
  `select d.reminder_id as "reminderId", d.channel, d.device from reminder.delivery d
   join unnest($1::uuid[], $2::timestamptz[]) as said(reminder_id, since) using (reminder_id)
   where d.status in ('PENDING', 'RETRYING') or d.accepted_at > said.since`,
)

/** Where something of these reminders is on its way, or has arrived since then: as `reminder:channel:device`. */
export async function busyDevices(
  tx: Sql,
  reminders: readonly Readonly<{ reminderId: string; since: Date }>[],
): Promise<Set<string>> {
  if (reminders.length === 0) return new Set()
  const rows = await tx.query<{ reminderId: string; channel: string; device: string }>(findBusy, [
    reminders.map(({ reminderId }) => reminderId),
    reminders.map(({ since }) => since),
  ])
  return new Set(rows.map(({ reminderId, channel, device }) => `${reminderId}:${channel}:${device}`))
}

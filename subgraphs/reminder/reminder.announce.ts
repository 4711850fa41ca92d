import { taskUpdates } from '../../kafka/contracts/task-updates.contract.ts'
import { type OutboxRow, outboxRows } from '../../kafka/outbox.ts'
import { type Sql, statement } from '../../platform/database.ts'
import { newId } from '../../platform/id.ts'
import type { HeldReminder } from './reminder.store.ts'
import { source } from './source.ts'
import { systemCause } from './system-cause.ts'

export type FiredKind = 'FIRED' | 'NAG' | 'FAILED'

/** One row of its owner's feed. */
export type Announcement = Readonly<{
  reminder: HeldReminder
  kind: FiredKind
  isConfirmed: boolean
  isSilent: boolean
  isLate: boolean
  at: Date
}>

// The owners' counters are raised last, in one order, as they are what other writers wait for.
const append = statement(
  `with said as (
     select row_number() over (partition by owner_id order by place) as rank, *
     from jsonb_to_recordset($1) as said(place int, id uuid, owner_id text, reminder_id uuid, at timestamptz, kind text,
       is_silent boolean, is_late boolean, is_confirmed boolean)
   ),
   head as (
     insert into reminder.fired_head as head (owner_id, last)
     select owner_id, count(*) from said group by owner_id order by owner_id
     on conflict (owner_id) do update set last = head.last + excluded.last returning owner_id, last
   ),
   counted as (select owner_id, count(*) as count from said group by owner_id)
   insert into reminder.fired (owner_id, number, id, reminder_id, at, kind, is_silent, is_late, is_confirmed)
   select said.owner_id, head.last - counted.count + said.rank, said.id, said.reminder_id, said.at, said.kind,
     said.is_silent, said.is_late, said.is_confirmed
   from said join head using (owner_id) join counted using (owner_id)`,
)

/** Tells the owners in the app, in the order of the reminders' times; the last thing that a transaction does. */
export async function announce(tx: Sql, announcements: readonly Announcement[]): Promise<void> {
  if (announcements.length === 0) return
  const inOrder = announcements.toSorted((a, b) => a.reminder.triggerAt.getTime() - b.reminder.triggerAt.getTime())
  await tx.query(append, [JSON.stringify(inOrder.map(rowOf))])
}

const rowOf = ({ reminder, kind, isConfirmed, isSilent, isLate, at }: Announcement, place: number) => ({
  place,
  id: newId(),
  owner_id: reminder.ownerId,
  reminder_id: reminder.id,
  at,
  kind,
  is_silent: isSilent,
  is_late: isLate,
  is_confirmed: isConfirmed,
})

/** The wake-ups of whoever follows these feeds: one for each owner. */
export function nudges(announcements: readonly Announcement[]): OutboxRow[] {
  const byOwner = new Map(announcements.map((announcement) => [announcement.reminder.ownerId, announcement]))
  return [...byOwner.values()].flatMap(({ reminder, at }) =>
    outboxRows(
      taskUpdates,
      [{ type: 'reminder.announced', subject: reminder.ownerId, version: 0, data: {} }],
      systemCause(reminder, at),
      source,
    ),
  )
}

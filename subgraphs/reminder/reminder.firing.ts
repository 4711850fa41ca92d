import { reminderEvents } from '../../kafka/contracts/reminders.contract.ts'
import { taskUpdates } from '../../kafka/contracts/task-updates.contract.ts'
import type { Cause } from '../../kafka/envelope.ts'
import { enqueue, type OutboxRow, outboxRows } from '../../kafka/outbox.ts'
import { type Database, type Sql, statement } from '../../platform/database.ts'
import { newId } from '../../platform/id.ts'
import { factOf } from './domain/events.ts'
import { cancelled, changed, isLate, type Reminder } from './domain/reminder.ts'
import type { Verdict } from './domain/verdict.ts'
import type { Lease } from './reminder.claims.ts'
import { type HeldReminder, heldColumns, saveReminders } from './reminder.store.ts'
import { source } from './source.ts'

/** A claimed reminder, and how it ends. */
export type Ending = Readonly<{ lease: Lease; verdict: Exclude<Verdict, { is: 'wait' }> }>

type Held = HeldReminder & Readonly<{ now: Date }>
type Announcement = Readonly<{ reminder: HeldReminder; isConfirmed: boolean; at: Date }>

// A claim that was lost meanwhile, or one that the database's clock calls early, is not among them.
const hold = statement(
  `select ${heldColumns}, now() as now from reminder.reminder r
   join unnest($1::uuid[], $2::bigint[], $3::timestamptz[]) as claimed(id, fence, due_at) on r.id = claimed.id
   where r.fence = claimed.fence and r.claim_at is not null and (claimed.due_at is null or claimed.due_at <= now())
   order by r.id for update of r`,
)
const deliver = statement(
  `insert into reminder.delivery (owner_id, reminder_id, key, channel, status, is_confirmed, attempts, accepted_at)
   select owner_id, reminder_id, key, 'IN_APP', 'ACCEPTED', is_confirmed, 1, now()
   from jsonb_to_recordset($1) as said(owner_id text, reminder_id uuid, key text, is_confirmed boolean)
   order by key on conflict (key) do nothing returning reminder_id as "reminderId"`,
)
// The owners' counters are raised last, in one order, as they are what other writers wait for.
const announce = statement(
  `with said as (
     select row_number() over (partition by owner_id order by place) as rank, *
     from jsonb_to_recordset($1) as said(place int, id uuid, owner_id text, reminder_id uuid, at timestamptz, is_late boolean, is_confirmed boolean)
   ),
   head as (
     insert into reminder.fired_head as head (owner_id, last)
     select owner_id, count(*) from said group by owner_id order by owner_id
     on conflict (owner_id) do update set last = head.last + excluded.last returning owner_id, last
   ),
   counted as (select owner_id, count(*) as count from said group by owner_id)
   insert into reminder.fired (owner_id, number, id, reminder_id, at, is_late, is_confirmed)
   select said.owner_id, head.last - counted.count + said.rank, said.id, said.reminder_id, said.at, said.is_late, said.is_confirmed
   from said join head using (owner_id) join counted using (owner_id)`,
)

/**
 * Ends claims in one transaction: delivery, status, events, and the owners' feeds last. The unique delivery key lets none
 * come twice for one instant, whoever tries.
 */
export const finish = (worker: Database, endings: readonly Ending[]): Promise<void> =>
  worker.transaction(async (tx) => {
    const held = await heldOf(tx, endings)
    const fresh = await deliverAll(tx, held)
    const ended = held.map(({ reminder, verdict }) => {
      const { now, ...before } = reminder
      return { before, now, verdict, after: { ...before, ...endedAs(before, verdict, fresh.has(before.id), now) } }
    })
    const announcements = ended.flatMap(({ after, now, verdict }) =>
      after.status === 'SENT' ? [{ reminder: after, isConfirmed: seenBy(verdict) !== null, at: now }] : [],
    )
    await saveReminders(
      tx,
      ended.map(({ after }) => after),
    )
    await enqueue(tx, 'reminder', [
      ...ended.flatMap(({ before, after, verdict, now }) =>
        outboxRows(reminderEvents, [factOf(before, after, seenBy(verdict))], causeOf(before, now), source),
      ),
      ...nudges(announcements),
    ])
    await announceAll(tx, announcements)
  })

type HeldEnding = Readonly<{ reminder: Held; verdict: Ending['verdict'] }>

async function heldOf(tx: Sql, endings: readonly Ending[]): Promise<HeldEnding[]> {
  const verdicts = new Map(endings.map(({ lease, verdict }) => [lease.id, verdict]))
  const rows = await tx.query<Held>(hold, [
    endings.map(({ lease }) => lease.id),
    endings.map(({ lease }) => lease.fence),
    endings.map(({ verdict }) => (verdict.is === 'send' ? verdict.triggerAt : null)),
  ])
  return rows.flatMap((reminder) => {
    const verdict = verdicts.get(reminder.id)
    return verdict ? [{ reminder, verdict }] : []
  })
}

/** The reminders that nobody has been given for this instant before. */
async function deliverAll(tx: Sql, held: readonly HeldEnding[]): Promise<Set<string>> {
  const deliveries = held.flatMap(({ reminder, verdict }) =>
    verdict.is === 'send'
      ? [
          {
            owner_id: reminder.ownerId,
            reminder_id: reminder.id,
            key: deliveryKey(reminder.id, verdict.triggerAt),
            is_confirmed: verdict.seen !== null,
          },
        ]
      : [],
  )
  if (deliveries.length === 0) return new Set()
  const rows = await tx.query<{ reminderId: string }>(deliver, [JSON.stringify(deliveries)])
  return new Set(rows.map(({ reminderId }) => reminderId))
}

/** `reminder:instant:channel:device`; in the app there is one device, the feed. */
const deliveryKey = (reminderId: string, triggerAt: Date) => `${reminderId}:${triggerAt.toISOString()}:IN_APP:feed`

function endedAs(before: Reminder, verdict: Ending['verdict'], isFresh: boolean, now: Date): Reminder {
  if (verdict.is === 'cancel') return cancelled(before, verdict.reason)
  const { triggerAt } = verdict
  return isFresh
    ? changed(before, { status: 'SENT', triggerAt, firedAt: now, sentAt: now })
    : cancelled(before, 'ALREADY_SENT', triggerAt)
}

const seenBy = (verdict: Ending['verdict']) => (verdict.is === 'send' ? verdict.seen : null)

/** Nobody asks while the scheduler acts: what it does follows from what scheduled the reminder. */
const causeOf = ({ ownerId, correlationId, causationId }: HeldReminder, now: Date): Cause => ({
  ownerId,
  actor: { type: 'SYSTEM', id: 'system/reminder' },
  correlationId,
  causationId,
  now,
})

/** One for each owner. */
function nudges(announcements: readonly Announcement[]): OutboxRow[] {
  const byOwner = new Map(announcements.map((announcement) => [announcement.reminder.ownerId, announcement]))
  return [...byOwner.values()].flatMap(({ reminder, at }) =>
    outboxRows(
      taskUpdates,
      [{ type: 'reminder.announced', subject: reminder.ownerId, version: 0, data: {} }],
      causeOf(reminder, at),
      source,
    ),
  )
}

async function announceAll(tx: Sql, announcements: readonly Announcement[]): Promise<void> {
  if (announcements.length === 0) return
  const inOrder = announcements.toSorted((a, b) => a.reminder.triggerAt.getTime() - b.reminder.triggerAt.getTime())
  const rows = inOrder.map(({ reminder, isConfirmed, at }, place) => ({
    place,
    id: newId(),
    owner_id: reminder.ownerId,
    reminder_id: reminder.id,
    at,
    is_late: isLate(reminder.triggerAt, at),
    is_confirmed: isConfirmed,
  }))
  await tx.query(announce, [JSON.stringify(rows)])
}

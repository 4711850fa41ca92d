import { reminderEvents } from '../../kafka/contracts/reminders.contract.ts'
import { enqueue, outboxRows } from '../../kafka/outbox.ts'
import { type Database, type Sql, statement } from '../../platform/database.ts'
import { addDeliveries } from './delivery/delivery.store.ts'
import { reachOf } from './delivery/reach.store.ts'
import type { NewDelivery, OutwardChannel } from './domain/delivery.ts'
import { factOf, firedFact } from './domain/events.ts'
import { planDeliveries } from './domain/plan-deliveries.ts'
import { cancelled, changed, isLate, type Reminder } from './domain/reminder.ts'
import type { SeenTask, Verdict } from './domain/verdict.ts'
import { lastKnown } from './known-task.store.ts'
import { type Announcement, announce, nudges } from './reminder.announce.ts'
import type { Lease } from './reminder.claims.ts'
import { type HeldReminder, heldColumns, saveReminders } from './reminder.store.ts'
import { source } from './source.ts'
import { systemCause } from './system-cause.ts'

/** A claimed reminder, and how it ends. */
export type Ending = Readonly<{ lease: Lease; verdict: Exclude<Verdict, { is: 'wait' }> }>

type Held = Readonly<{ before: HeldReminder; verdict: Ending['verdict']; now: Date }>
type Ended = Held & Readonly<{ after: HeldReminder; isInApp: boolean }>

// A claim that was lost meanwhile, or one that the database's clock calls early, is not among them.
const hold = statement(
  `select ${heldColumns}, now() as now from reminder.reminder r
   join unnest($1::uuid[], $2::bigint[], $3::timestamptz[]) as claimed(id, fence, due_at) on r.id = claimed.id
   where r.fence = claimed.fence and r.claim_at is not null and (claimed.due_at is null or claimed.due_at <= now())
   order by r.id for update of r`,
)

/**
 * Ends claims in one transaction: deliveries, status, events, and the owners' feeds last. What goes by e-mail or push, of
 * which there are `channels`, is on its way then. The unique delivery keys let none come twice for one instant, whoever tries.
 */
export const finish = (
  worker: Database,
  endings: readonly Ending[],
  channels: ReadonlySet<OutwardChannel>,
): Promise<void> =>
  worker.transaction(async (tx) => {
    const held = await heldOf(tx, endings)
    const planned = await plannedFor(tx, held, channels)
    const fresh = await addDeliveries(tx, [...planned.values()].flat())
    const ended = held.map((one) => endedOf(one, planned.get(one.before.id) ?? [], fresh))
    const announcements = ended.flatMap(announcementOf)

    // Sent one behind the other without waiting for answers, in this order.
    await Promise.all([
      saveReminders(
        tx,
        ended.map(({ after }) => after),
      ),
      enqueue(tx, 'reminder', [...ended.flatMap(toldOf), ...nudges(announcements)]),
      announce(tx, announcements),
    ])
  })

async function heldOf(tx: Sql, endings: readonly Ending[]): Promise<Held[]> {
  const verdicts = new Map(endings.map(({ lease, verdict }) => [lease.id, verdict]))
  const rows = await tx.query<HeldReminder & { now: Date }>(hold, [
    endings.map(({ lease }) => lease.id),
    endings.map(({ lease }) => lease.fence),
    endings.map(({ verdict }) => (verdict.is === 'send' ? verdict.triggerAt : null)),
  ])
  return rows.flatMap(({ now, ...before }) => {
    const verdict = verdicts.get(before.id)
    return verdict ? [{ before, verdict, now }] : []
  })
}

/** What each reminder that fires sends out, by its id. */
async function plannedFor(tx: Sql, held: readonly Held[], channels: ReadonlySet<OutwardChannel>) {
  const firing = held.flatMap(({ before, verdict, now }) => (verdict.is === 'send' ? [{ before, verdict, now }] : []))
  const outward = firing.filter(({ before }) => before.channels.some((channel) => channel !== 'IN_APP'))
  const reach = await reachOf(tx, [...new Set(outward.map(({ before }) => before.ownerId))], channels)
  const known = await lastKnown(
    tx,
    firing.filter(({ verdict }) => !verdict.seen).map(({ before }) => before.taskId),
  )
  return new Map(
    firing.map(({ before, verdict, now }) => {
      const task = verdict.seen ?? known.get(before.taskId)
      const message = messageOf(before, { at: verdict.triggerAt, isConfirmed: verdict.seen !== null, task, now })
      return [before.id, planDeliveries({ ...before, message }, reach(before.ownerId))]
    }),
  )
}

type Telling = Readonly<{
  at: Date
  isConfirmed: boolean
  task: Readonly<{ title: string | null; due: SeenTask['due'] }> | undefined
  now: Date
}>

const messageOf = ({ id, taskId }: Reminder, { at, isConfirmed, task, now }: Telling) => ({
  kind: 'REMINDER' as const,
  reminderId: id,
  taskId,
  title: task?.title ?? 'A task',
  due: task?.due ?? null,
  at,
  isLate: isLate(at, now),
  isConfirmed,
  nag: 0,
})

function endedOf(held: Held, planned: readonly NewDelivery[], fresh: ReadonlySet<string>): Ended {
  const isFresh = (delivery: NewDelivery) => fresh.has(delivery.key)
  const isInApp = planned.some((delivery) => delivery.channel === 'IN_APP' && isFresh(delivery))
  const after = { ...held.before, ...statusAfter(held, planned.some(isFresh), isInApp) }
  return { ...held, after, isInApp }
}

function statusAfter({ before, verdict, now }: Held, isFresh: boolean, isInApp: boolean): Reminder {
  if (verdict.is === 'cancel') return cancelled(before, verdict.reason)
  const { triggerAt } = verdict
  if (!isFresh) return cancelled(before, 'ALREADY_SENT', triggerAt)
  const fired = { triggerAt, firedAt: now }
  return changed(before, isInApp ? { ...fired, status: 'SENT', sentAt: now } : fired)
}

const announcementOf = ({ after, verdict, isInApp, now }: Ended): Announcement[] =>
  verdict.is === 'send' && isInApp
    ? [{ reminder: after, kind: 'FIRED', isConfirmed: verdict.seen !== null, isSilent: false, at: now }]
    : []

const toldOf = ({ before, after, verdict, now }: Ended) => {
  const hasFired = verdict.is === 'send' && after.status !== 'CANCELLED'
  const fact = hasFired ? firedFact(before, after, verdict.seen) : factOf(before, after)
  return outboxRows(reminderEvents, [fact], systemCause(before, now), source)
}

import { reminderEvents } from '../../kafka/contracts/reminders.contract.ts'
import { enqueue, outboxRows } from '../../kafka/outbox.ts'
import { type Database, type Sql, statement } from '../../platform/database.ts'
import { callOff } from './called-off.store.ts'
import { addDeliveries } from './delivery/delivery.store.ts'
import { come } from './domain/come.ts'
import type { NewDelivery } from './domain/delivery.ts'
import { factOf, firedFact } from './domain/events.ts'
import { closed } from './domain/follow-task.ts'
import { isLate, type Reminder } from './domain/reminder.ts'
import type { Verdict } from './domain/verdict.ts'
import { type Announcement, announce, nudges } from './reminder.announce.ts'
import type { Lease } from './reminder.claims.ts'
import { type Firing, type Planned, planFirings, type Ways } from './reminder.planning.ts'
import { type HeldReminder, heldColumns, saveReminders } from './reminder.store.ts'
import { source } from './source.ts'
import { systemCause } from './system-cause.ts'

/** A claimed reminder, and how it ends. */
export type Ending = Readonly<{ lease: Lease; verdict: Exclude<Verdict, { is: 'wait' }> }>

type Held = Readonly<{ before: HeldReminder; verdict: Ending['verdict']; now: Date }>
type Ended = Held & Readonly<{ after: HeldReminder; plan: Planned | undefined; hasCome: boolean; isNews: boolean }>

// A claim that was lost meanwhile, or one that the database's clock calls early, is not among them.
const hold = statement(
  `select ${heldColumns}, now() as now from reminder.reminder r
   join unnest($1::uuid[], $2::bigint[], $3::timestamptz[]) as claimed(id, fence, due_at) on r.id = claimed.id
   where r.fence = claimed.fence and r.claim_at is not null and (claimed.due_at is null or claimed.due_at <= now())
   order by r.id for update of r`,
)

/**
 * Ends claims in one transaction: deliveries, status, events, and the owners' feeds last. What goes by e-mail or push is on
 * its way then. The unique delivery keys let none come twice for one instant, whoever tries.
 */
export const finish = (worker: Database, endings: readonly Ending[], ways: Ways): Promise<void> =>
  worker.transaction(async (tx) => {
    const held = await heldOf(tx, endings)
    const plans = await planFirings(tx, held.flatMap(firingOf), ways)
    const fresh = await addDeliveries(
      tx,
      [...plans.values()].flatMap(({ deliveries }) => deliveries),
    )
    const ended = held.map((one) => endedOf(one, plans.get(one.before.id), fresh))
    const announcements = ended.flatMap(announcementOf)
    await callOff(tx, ended)

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
  const byId = new Map(endings.map((ending) => [ending.lease.id, ending]))
  const rows = await tx.query<HeldReminder & { now: Date }>(hold, [
    endings.map(({ lease }) => lease.id),
    endings.map(({ lease }) => lease.fence),
    endings.map(({ verdict }) => (verdict.is === 'send' ? verdict.triggerAt : null)),
  ])
  return rows.flatMap(({ now, ...before }) => {
    const ending = byId.get(before.id)
    return ending && isAsClaimed(before, ending.lease) ? [{ before, verdict: ending.verdict, now }] : []
  })
}

/** A claim that was lost with the server takes its fencing number with it, and the next change gives out that number again. */
const isAsClaimed = ({ nextNagAt, triggerAt }: HeldReminder, lease: Lease) =>
  (lease.isNag ? nextNagAt : triggerAt)?.getTime() === lease.triggerAt.getTime()

const firingOf = ({ before, verdict, now }: Held): Firing[] =>
  verdict.is === 'send' ? [{ before, at: verdict.triggerAt, seen: verdict.seen, now }] : []

function endedOf(held: Held, plan: Planned | undefined, fresh: ReadonlySet<string>): Ended {
  const isFresh = ({ key }: NewDelivery) => fresh.has(key)
  const hasCome = plan?.deliveries.some(isFresh) ?? false
  const inApp = plan?.deliveries.find(({ channel }) => channel === 'IN_APP')
  const after = { ...held.before, ...afterIt(held, plan, { hasCome, isInApp: inApp !== undefined }) }
  return { ...held, after, plan, hasCome, isNews: inApp !== undefined && isFresh(inApp) }
}

function afterIt(
  { before, verdict, now }: Held,
  plan: Planned | undefined,
  what: Readonly<{ hasCome: boolean; isInApp: boolean }>,
): Reminder {
  if (verdict.is === 'cancel') return closed(before, verdict.reason)
  return plan
    ? come(before, { ...what, at: verdict.triggerAt, hasMoved: verdict.hasMoved, now, rule: plan.rule })
    : before
}

const announcementOf = ({ after, verdict, plan, isNews, now }: Ended): Announcement[] =>
  verdict.is === 'send' && plan && isNews
    ? [
        {
          reminder: after,
          kind: plan.nag > 0 ? 'NAG' : 'FIRED',
          isConfirmed: verdict.seen !== null,
          isSilent: plan.isSilent,
          isLate: isLate(verdict.triggerAt, after.setAt, now),
          at: now,
        },
      ]
    : []

function toldOf({ before, after, verdict, plan, hasCome, now }: Ended) {
  if (after.version === before.version) return []
  const fact =
    verdict.is === 'send' && plan && hasCome
      ? firedFact(before, after, { at: verdict.triggerAt, now, nag: plan.nag, seen: verdict.seen })
      : factOf(before, after)
  return outboxRows(reminderEvents, [fact], systemCause(before, now), source)
}

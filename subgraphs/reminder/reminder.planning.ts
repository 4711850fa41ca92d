import type { Sql } from '../../platform/database.ts'
import { busyDevices } from './delivery/busy.store.ts'
import { reachOf } from './delivery/reach.store.ts'
import type { NewDelivery, OutwardChannel, Reach } from './domain/delivery.ts'
import { type NagRule, quietFor, tooSoonAfter } from './domain/nag.ts'
import { planDeliveries } from './domain/plan-deliveries.ts'
import { type Preferences, shown, usualPreferences } from './domain/preferences.ts'
import { isLate, isNagging } from './domain/reminder.ts'
import type { SeenTask } from './domain/verdict.ts'
import { type LastKnown, lastKnown } from './known-task.store.ts'
import { findPreferences } from './preferences.store.ts'
import type { HeldReminder } from './reminder.store.ts'

/** A reminder whose time has come: for the instant `at`. `seen` is its task, null when nobody could look. */
export type Firing = Readonly<{ before: HeldReminder; at: Date; seen: SeenTask | null; now: Date }>

/** What it sends out, how its owner is told, and whether it has come before: 0, or how often it has come again with this. */
export type Planned = Readonly<{ deliveries: readonly NewDelivery[]; rule: NagRule; isSilent: boolean; nag: number }>

export type Ways = Readonly<{ channels: ReadonlySet<OutwardChannel>; defaultTimeZone: string }>

type Task = SeenTask | LastKnown | undefined
type Asked = Readonly<{ firing: Firing; task: Task; rule: NagRule; nag: number }>

/** What each of these sends out, by its id. */
export async function planFirings(tx: Sql, firings: readonly Firing[], ways: Ways): Promise<Map<string, Planned>> {
  if (firings.length === 0) return new Map()
  const preferences = await findPreferences(tx, ownersOf(firings))
  const asked = await askedOf(tx, firings, preferences, ways.defaultTimeZone)
  const outward = firings.filter(({ before }) => before.channels.some((channel) => channel !== 'IN_APP'))
  const reach = await reachOf(tx, ownersOf(outward), preferences, ways.channels)
  const busy = await busyDevices(tx, asked.filter(({ nag }) => nag > 0).map(tooSoon))
  return new Map(asked.map((one) => [one.firing.before.id, planned(one, reach(one.firing.before.ownerId), busy)]))
}

const ownersOf = (firings: readonly Firing[]) => [...new Set(firings.map(({ before }) => before.ownerId))]

async function askedOf(
  tx: Sql,
  firings: readonly Firing[],
  preferences: ReadonlyMap<string, Preferences>,
  defaultTimeZone: string,
): Promise<Asked[]> {
  const unseen = firings.filter(({ seen }) => !seen)
  const known = await lastKnown(
    tx,
    unseen.map(({ before }) => before.taskId),
  )
  return firings.map((firing) => {
    const { before, seen } = firing
    const task = seen ?? known.get(before.taskId)
    const wanted = shown(preferences.get(before.ownerId) ?? usualPreferences, defaultTimeZone)
    const rule = { ...wanted, isUrgent: task?.priority === 'HIGH' }
    return { firing, task, rule, nag: isNagging(before) ? before.nagCount + 1 : 0 }
  })
}

const tooSoon = ({ firing: { before, now }, rule }: Asked) => ({
  reminderId: before.id,
  since: tooSoonAfter(now, rule),
})

function planned(asked: Asked, reach: Reach, busy: ReadonlySet<string>): Planned {
  const { firing, rule, nag } = asked
  const { before, now } = firing
  const quiet = quietFor(now, rule)
  const plan = { rule, nag, isSilent: quiet !== null }
  const deliveries = () => planDeliveries({ ...before, message: messageOf(asked) }, reach)
  if (nag === 0) return { ...plan, deliveries: deliveries() }

  // It does not come on top of what is still on its way, nor on the heels of what was late.
  const isNews = ({ channel, device, status }: NewDelivery) =>
    status !== 'SKIPPED' && !busy.has(`${before.id}:${channel}:${device}`)
  return { ...plan, deliveries: rule.nagEvery === null || quiet ? [] : deliveries().filter(isNews) }
}

const messageOf = ({ firing: { before, at, seen, now }, task, nag }: Asked) => ({
  kind: 'REMINDER' as const,
  reminderId: before.id,
  taskId: before.taskId,
  title: task?.title ?? 'A task',
  due: task?.due ?? null,
  at,
  firedAt: now,
  isLate: isLate(at, before.setAt, now),
  isConfirmed: seen !== null,
  nag,
})

import { isOutage } from '../../../kafka/failure.ts'
import type { Database } from '../../../platform/database.ts'
import type { EntityReader } from '../../../platform/gateway-client.ts'
import { newId } from '../../../platform/id.ts'
import type { Log } from '../../../platform/log.ts'
import { addDeliveries } from '../delivery/delivery.store.ts'
import { reachOf } from '../delivery/reach.store.ts'
import type { NewDelivery, OutwardChannel } from '../domain/delivery.ts'
import { digestOf } from '../domain/digest.ts'
import { digestDate } from '../domain/digest-time.ts'
import { planDigest } from '../domain/plan-digest.ts'
import { usualPreferences } from '../domain/preferences.ts'
import type { SeenTask } from '../domain/verdict.ts'
import { findPreferences } from '../preferences.store.ts'
import { type DigestClaim, holdDigests, moveDigestsOn } from './digest.claims.ts'
import { type DueTasks, findDueTasks, linesOf, seeAll } from './digest.tasks.ts'

export type DigestParts = Readonly<{
  worker: Database
  reader: EntityReader
  log: Log
  /** The ways out of the house that there are. */
  channels: ReadonlySet<OutwardChannel>
}>

type Due = Readonly<{ ownerId: string; date: string; timeZone: string; now: Date }>

/** Makes claimed digests and has them come again the next day; one that fails must not hold back the others. */
export async function makeDigests(parts: DigestParts, claims: readonly DigestClaim[]): Promise<void> {
  const { worker, log } = parts
  try {
    const deliveries = await deliveriesOf(parts, claims.flatMap(dueOf))
    await worker.transaction(async (tx) => {
      const held = await holdDigests(tx, claims)
      await addDeliveries(
        tx,
        held.flatMap(({ ownerId }) => deliveries.get(ownerId) ?? []),
      )
      await moveDigestsOn(tx, held)
    })
  } catch (error) {
    if (isOutage(error)) throw error
    if (claims.length === 1)
      return log.error({ err: error }, 'a digest could not be made, and is tried again in a minute')
    log.warn({ err: error }, 'a batch of digests failed, making them one by one')
    for (const claim of claims) await makeDigests(parts, [claim])
  }
}

/** What was missed on an earlier day is not made up for. */
function dueOf({ ownerId, rule, now }: DigestClaim): Due[] {
  const date = digestDate(now, rule)
  return date === null ? [] : [{ ownerId, date, timeZone: rule.timeZone, now }]
}

/** By owner; there is nothing for whoever has nothing due, or no mailbox and no browser. */
async function deliveriesOf({ worker, reader, log, channels }: DigestParts, due: readonly Due[]) {
  const owners = due.map(({ ownerId }) => ownerId)
  const preferences = await findPreferences(worker, owners)
  const reach = await reachOf(worker, owners, preferences, channels)
  const found = await findDueTasks(worker, due)
  const seen = await seenNow(reader, found, log)
  return new Map<string, NewDelivery[]>(
    due.map((one) => {
      const { known, unread } = found.get(one.ownerId) ?? { known: [], unread: { today: 0, overdue: 0 } }
      const digest = digestOf(linesOf(known, seen), unread, one.now, one.timeZone)
      const how = (preferences.get(one.ownerId) ?? usualPreferences).channels ?? []
      const to = { ...one, channels: how, correlationId: newId() }
      return [one.ownerId, digest ? planDigest(to, digest, reach(one.ownerId)) : []]
    }),
  )
}

/** Null when they cannot be reached. */
async function seenNow(
  reader: EntityReader,
  found: ReadonlyMap<string, DueTasks>,
  log: Log,
): Promise<Map<string, SeenTask | null> | null> {
  const ids = [...found.values()].flatMap(({ known }) => known.map(({ taskId }) => taskId))
  try {
    return await seeAll(reader, ids)
  } catch (error) {
    log.warn({ err: error }, 'tasks cannot be reached: digests go out on what is known')
    return null
  }
}

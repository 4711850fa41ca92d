import { auditEvents } from '../../../kafka/contracts/audit-events.contract.ts'
import type { Cause } from '../../../kafka/envelope.ts'
import { enqueue, outboxRows } from '../../../kafka/outbox.ts'
import type { Database, Sql } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'
import { source } from '../source.ts'
import { unsubscribedFact } from './push-subscription.facts.ts'
import { type PushSubscription, type RemovedBecause, removeSubscription } from './push-subscription.store.ts'

type Removal = Readonly<{ id: string; ownerId: string; because: RemovedBecause }>

/** Removes it and tells the audit; undefined when there is none (any more). */
export async function remove(tx: Sql, removal: Removal, cause: Cause): Promise<PushSubscription | undefined> {
  const removed = await removeSubscription(tx, removal)
  if (removed) await enqueue(tx, 'reminder', outboxRows(auditEvents, [unsubscribedFact(removed)], cause, source))
  return removed
}

/** The platform's own doing, in nobody's request; false when there is none (any more). */
export async function forget(worker: Database, { now, ...removal }: Removal & { now: Date }): Promise<boolean> {
  const removed = await worker.transaction((tx) => remove(tx, removal, ownDoing(removal.ownerId, now)))
  return removed !== undefined
}

/** Under a correlation of its own, so that nothing in somebody's audit points to another person's request. */
export const ownDoing = (ownerId: string, now: Date): Cause => ({
  ownerId,
  actor: { type: 'SYSTEM', id: 'system/push' },
  correlationId: newId(),
  now,
})

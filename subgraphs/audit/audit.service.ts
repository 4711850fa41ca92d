import type { Sql } from '../../platform/database.ts'
import { newId } from '../../platform/id.ts'
import { type HeardEvent, headsOf, keepEvents, keepRows, lockChains } from './audit.store.ts'
import { type AuditedEvent, append, auditedTopics, changeOf, genesis, isChange } from './audit.ts'
import { noteHeads } from './heads.store.ts'

/**
 * Keeps each event, and appends its change to its owner's chain, in the order given. What is kept already changes nothing,
 * even when the inbox has forgotten it.
 */
export async function record(tx: Sql, events: readonly AuditedEvent[]): Promise<void> {
  const owners = [...new Set(events.map(({ ownerid }) => ownerid))]
  await lockChains(tx, owners)
  const fresh = await keepEvents(tx, events.map(heard))
  if (fresh.size === 0) return

  const changes = events
    .filter(isChange)
    .map((event) => changeOf(event, newId()))
    .filter(({ eventId }) => fresh.has(eventId))
  const heads = await headsOf(tx, owners)
  const chains = [...Map.groupBy(changes, ({ ownerId }) => ownerId)]
  const rows = chains.flatMap(([ownerId, own]) => append(heads.get(ownerId) ?? genesis, own))
  await keepRows(tx, rows)
  await noteHeads(tx, rows)
}

const heard = (event: AuditedEvent): HeardEvent => ({
  id: event.id.toLowerCase(),
  type: event.type,
  topic: topicOf(event.type),
  source: event.source,
  ownerId: event.ownerid,
  correlationId: event.correlationid,
  payload: event.data,
  createdAt: new Date(event.time),
})

function topicOf(type: string): string {
  const topic = auditedTopics.find(({ events }) => Object.hasOwn(events, type))
  if (!topic) throw new Error(`${type} is of no topic that audit hears`)
  return topic.name
}

import { auditEvents } from '../../kafka/contracts/audit-events.contract.ts'
import { reminderEvents } from '../../kafka/contracts/reminders.contract.ts'
import { taskEvents } from '../../kafka/contracts/task-events.contract.ts'
import type { EventOf } from '../../kafka/envelope.ts'
import { chainHash } from './hash.ts'

/** Whose every event is kept, and becomes an entry. */
export const auditedTopics = [taskEvents, reminderEvents, auditEvents] as const
export type AuditedTopic = (typeof auditedTopics)[number]
export type AuditedEvent = EventOf<AuditedTopic>
/** All but what audit says itself: that is kept, and is no change of anything. */
export type ChangeEvent = Exclude<AuditedEvent, { type: 'audit.advanced' }>

export const isChange = (event: AuditedEvent): event is ChangeEvent => event.type !== 'audit.advanced'

type Values = Readonly<Record<string, unknown>>

/** One change, before it has its place in its owner's chain. */
export type Change = Readonly<{
  id: string
  eventId: string
  ownerId: string
  at: Date
  entityType: string
  entityId: string
  action: string
  actorType: 'USER' | 'ASSISTANT' | 'SYSTEM'
  actorId: string
  oldValues: Values | null
  newValues: Values
  correlationId: string
}>

/** A change in its place. */
export type AuditRow = Change & Readonly<{ sequence: number; previousHash: string; hash: string }>

const actorTypes = { user: 'USER', assistant: 'ASSISTANT', system: 'SYSTEM' } as const

/** `id` is the entry's own. */
export const changeOf = (event: ChangeEvent, id: string): Change => ({
  id,
  eventId: event.id.toLowerCase(),
  ownerId: event.ownerid,
  at: new Date(event.time),
  entityType: event.type.slice(0, event.type.indexOf('.')),
  entityId: entityIdOf(event),
  action: event.type,
  actorType: actorTypes[event.actortype],
  actorId: event.actorid,
  ...valuesOf(event),
  correlationId: event.correlationid,
})

/** The subject says what keeps events in order, which for a reminder is its task. */
function entityIdOf({ data, subject }: ChangeEvent): string {
  if ('reminder' in data) return data.reminder.id
  if ('proposal' in data) return data.proposal.id
  return subject
}

const makings: ReadonlySet<string> = new Set<ChangeEvent['type']>([
  'task.created',
  'reminder.scheduled',
  'proposal.made',
  'push.subscribed',
  'code.requested',
])

function valuesOf({ type, data }: ChangeEvent): Pick<Change, 'oldValues' | 'newValues'> {
  const fields = Object.entries(data.changes)
  const wasNothing = makings.has(type) && fields.every(([, change]) => change.old === null)
  return {
    oldValues: wasNothing ? null : Object.fromEntries(fields.map(([field, change]) => [field, change.old])),
    newValues: Object.fromEntries(fields.map(([field, change]) => [field, change.new])),
  }
}

/** How far a chain has come. */
export type Link = Readonly<{ sequence: number; hash: string }>
/** How far somebody's has. */
export type Head = Link & Readonly<{ ownerId: string }>

/** Where every chain begins. */
export const genesis: Link = { sequence: 0, hash: '0'.repeat(64) }

/** The changes of one owner as the next entries of their chain. */
export function append(after: Link, changes: readonly Change[]): AuditRow[] {
  let last = after
  return changes.map((change) => {
    const placed = { ...change, sequence: last.sequence + 1, previousHash: last.hash }
    const row = { ...placed, hash: hashOf(placed) }
    last = row
    return row
  })
}

/** Over what the graph shows of an entry, so that whoever may read a chain can verify it. */
const hashOf = (row: Omit<AuditRow, 'hash'>): string =>
  chainHash(row.previousHash, {
    id: row.id,
    eventId: row.eventId,
    at: row.at.toISOString(),
    entityType: row.entityType,
    entityId: row.entityId,
    action: row.action,
    actor: { type: row.actorType, id: row.actorId },
    onBehalfOf: row.ownerId,
    oldValues: row.oldValues,
    newValues: row.newValues,
    correlationId: row.correlationId,
    sequence: row.sequence,
  })

/** `firstBroken` is the sequence from which on the chain is not to be trusted; `head` the last hash before it. */
export type Verification = Readonly<{ isIntact: boolean; entries: number; firstBroken: number | null; head: string }>

/**
 * Verifies one owner's entries, in the order of their sequence. `after` is the entry before the first, when they are not
 * the whole chain. That entries are missing at the end shows only against a `head` that was kept elsewhere.
 */
export function verifyChain(
  rows: readonly AuditRow[],
  { after = genesis, head }: { after?: Link; head?: Link } = {},
): Verification {
  let last = after
  for (const row of rows) {
    if (!follows(row, last)) return broken(rows, last)
    last = row
  }
  const isWhole = head === undefined || (head.sequence === last.sequence && head.hash === last.hash)
  return isWhole ? { isIntact: true, entries: rows.length, firstBroken: null, head: last.hash } : broken(rows, last)
}

const follows = (row: AuditRow, last: Link) =>
  row.sequence === last.sequence + 1 && row.previousHash === last.hash && isHashedAs(row, row.hash)

function isHashedAs(row: AuditRow, hash: string): boolean {
  try {
    return hashOf(row) === hash
  } catch {
    return false // nothing that we wrote is without canonical JSON, such as a number beyond a double or an instant that is none
  }
}

const broken = (rows: readonly AuditRow[], last: Link): Verification => ({
  isIntact: false,
  entries: rows.length,
  firstBroken: last.sequence + 1,
  head: last.hash,
})

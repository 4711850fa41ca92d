import { createHash } from 'node:crypto'
import type { Sql } from '../platform/database.ts'
import type { Log } from '../platform/log.ts'
import type { Consumer, Mailbox, Raw } from './bus.ts'
import { type DeadLetter, setAside } from './dead-letter.ts'
import type { EventOf, Topic } from './envelope.ts'
import type { HeldKeys } from './held-keys.ts'
import { keepAside, type ToKeep } from './kept-aside.ts'
import { type Read, readEvent } from './read-event.ts'
import { storable } from './storable.ts'

export type Subscription = Readonly<{ consumer: Consumer; inbox: Mailbox; held: HeldKeys; log: Log }>

/** `id` is what the inbox knows it by: the event's own, or where none can be read one that follows from its place and bytes. */
export type Item<R extends Raw> = Readonly<{ raw: R; read: Read; id: string }>

/** Where a batch comes from, and so what its transaction has to do first. */
export type Intake<R extends Raw> = Readonly<{
  /** Which of these are this transaction's to deal with, from its commit on for good; and the keys whose events have to wait. */
  claim: (
    tx: Sql,
    items: readonly Item<R>[],
  ) => Promise<Readonly<{ mine: readonly Item<R>[]; waiting: Iterable<string> }>>
  /** Whether later events of its key have to wait when this one does. */
  holds: (raw: R) => boolean
}>

export function itemOf<R extends Raw>(raw: R, topics: readonly Topic[]): Item<R> {
  const read = readEvent(raw, topics)
  return { raw, read, id: read.id ?? idOfPlace(raw) }
}

/** A UUID of version 8 (RFC 9562, section 5.8). */
function idOfPlace({ place, body }: Raw): string {
  const hash = createHash('sha256').update(`${place}\0${body === null ? 'none' : 'some'}\0`)
  const bytes = hash.update(body ?? '').digest()
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** One transaction: what is new has its effect, or becomes a dead letter, or is kept for a newer release. */
export async function takeEffect<R extends Raw>(
  { consumer, inbox, log }: Subscription,
  intake: Intake<R>,
  items: readonly Item<R>[],
): Promise<readonly EventOf<Topic>[]> {
  const { group } = consumer
  const { events, letters, kept } = await inbox.worker.transaction(async (tx) => {
    const { mine, waiting } = await intake.claim(tx, items)
    const sorted = sortOut(mine, new Set(waiting), { group, holds: intake.holds })
    for (const letter of sorted.letters) await setAside(tx, inbox.schema, letter)
    await keepAside(tx, inbox.schema, group, sorted.kept)
    if (sorted.events.length > 0) await consumer.handle(sorted.events, tx)
    return sorted
  })
  for (const { raw, fault } of letters)
    log.error({ place: raw.place, fault }, `${group}: what cannot be read is set aside as a dead letter`)
  if (kept.length > 0)
    log.warn(
      { count: kept.length, place: kept[0]?.raw.place, reason: kept[0]?.reason },
      `${group}: events are kept aside, to be taken up by a newer release`,
    )
  return events
}

const behind = { version: null, reason: 'behind a newer version with the same key' }

/** In order: an event whose key has to wait is kept as well, even if it could be read. */
function sortOut<R extends Raw>(
  items: readonly Item<R>[],
  waiting: Set<string>,
  { group, holds }: Readonly<{ group: string; holds: (raw: R) => boolean }>,
) {
  const events: EventOf<Topic>[] = []
  const letters: DeadLetter[] = []
  const kept: ToKeep[] = []
  const keep = (raw: R, eventId: string | null, why: Pick<ToKeep, 'version' | 'reason'>) => {
    kept.push({ raw, eventId, holds: holds(raw), ...why })
    if (holds(raw)) waiting.add(orderIn(raw))
  }
  for (const { raw, read } of items) {
    if ('fault' in read) letters.push({ group, raw, fault: read.fault, attempts: 1, eventId: read.id })
    else if ('newer' in read) keep(raw, read.id, read.newer)
    else if (waiting.has(orderIn(raw))) keep(raw, read.id, behind)
    else events.push(read.event)
  }
  return { events, letters, kept }
}

const orderIn = (raw: Raw): string => storable(raw.key ?? raw.place)

import type { Sql } from '../platform/database.ts'
import type { Log } from '../platform/log.ts'
import type { Consumer, Mailbox, Raw } from './bus.ts'
import { setAside } from './dead-letter.ts'
import type { EventOf, Topic } from './envelope.ts'
import { isOutage, isPassing, reasonOf } from './failure.ts'
import type { HeldKeys } from './held-keys.ts'
import { unseen } from './inbox.ts'
import { type Read, readEvent } from './read-event.ts'

export type Subscription = Readonly<{ consumer: Consumer; inbox: Mailbox; held: HeldKeys; log: Log }>

/**
 * What of a batch is `done`: its effect is in the database, or it is set aside. All else has to be delivered again: the
 * events of the keys that are now held, or with `outage` whatever was not reached.
 */
export type Delivery<R extends Raw> = Readonly<{ done: readonly R[]; outage: unknown }>

type Item<R extends Raw> = Readonly<{ raw: R; read: Read }>

const tries = 5

/** One batch, in the order of its keys, from bytes to done. Does not throw; knows no transport. */
export async function deliver<R extends Raw>(subscription: Subscription, raws: readonly R[]): Promise<Delivery<R>> {
  const items = raws.map((raw) => ({ raw, read: readEvent(raw, subscription.consumer.topics) }))
  try {
    await takeEffect(subscription, items)
    return { done: raws, outage: null }
  } catch (error) {
    if (isOutage(error)) return { done: [], outage: error }
    if (items.length > 1)
      subscription.log.info(
        { err: error },
        `${subscription.consumer.group}: a batch failed, taking its events one by one`,
      )
    return oneByOne(subscription, items)
  }
}

/** So that what cannot be handled costs only itself. */
async function oneByOne<R extends Raw>(subscription: Subscription, items: readonly Item<R>[]): Promise<Delivery<R>> {
  const done: R[] = []
  const failed = new Set<string>()
  for (const item of items) {
    if (failed.has(orderOf(item.raw))) continue
    try {
      if (await settle(subscription, item)) done.push(item.raw)
      else failed.add(orderOf(item.raw))
    } catch (error) {
      return { done, outage: error }
    }
  }
  return { done, outage: null }
}

/** Whether this one is done; if not, its key is held. Throws an outage only. */
async function settle<R extends Raw>(subscription: Subscription, item: Item<R>): Promise<boolean> {
  try {
    await takeEffect(subscription, [item])
    return true
  } catch (error) {
    if (isOutage(error)) throw error
    return afterFailure(subscription, item.raw, error)
  }
}

async function afterFailure({ consumer, inbox, held, log }: Subscription, raw: Raw, error: unknown): Promise<boolean> {
  const { group } = consumer
  const attempts = held.failures(orderOf(raw)) + 1
  const passes = isPassing(error)
  if (passes || attempts < tries) {
    log.warn({ err: error, place: raw.place, attempts }, `${group}: an event failed, to be tried again; its key waits`)
    held.hold(orderOf(raw), passes)
    return false
  }
  await setAside(inbox.worker, inbox.schema, { group, raw, fault: reasonOf(error), attempts })
  held.release(orderOf(raw))
  log.error({ err: error, place: raw.place, attempts }, `${group}: an event was set aside as a dead letter`)
  return true
}

/** What holds others back when it fails: an event without a key only itself. */
export const orderOf = (raw: Raw): string => raw.key ?? raw.place

/** One transaction: what is new to the inbox has its effect, what is unreadable becomes a dead letter. */
async function takeEffect(subscription: Subscription, items: readonly Item<Raw>[]): Promise<void> {
  const { consumer, inbox, held } = subscription
  const fresh = await inbox.worker.transaction(async (tx) => {
    await setUnreadableAside(tx, subscription, items)
    const events = await onlyUnseen(tx, subscription, items)
    if (events.length > 0) await consumer.handle(events, tx)
    return events
  })
  for (const { raw } of items) held.release(orderOf(raw))
  tellCommitted(subscription, fresh)
}

async function setUnreadableAside(
  tx: Sql,
  { consumer, inbox, log }: Subscription,
  items: readonly Item<Raw>[],
): Promise<void> {
  const { group } = consumer
  for (const { raw, read } of items) {
    if (!('fault' in read)) continue
    log.error({ place: raw.place, fault: read.fault }, `${group}: what cannot be read is set aside as a dead letter`)
    await setAside(tx, inbox.schema, { group, raw, fault: read.fault, attempts: 1 })
  }
}

async function onlyUnseen(
  tx: Sql,
  { consumer, inbox }: Subscription,
  items: readonly Item<Raw>[],
): Promise<EventOf<Topic>[]> {
  // By id, so that one that is twice in a batch is handled once.
  const events = new Map(
    items.flatMap(({ read }) => ('event' in read ? [[read.event.id.toLowerCase(), read.event] as const] : [])),
  )
  if (events.size === 0) return []
  const fresh = await unseen(tx, inbox.schema, consumer.group, [...events.keys()])
  return [...events].filter(([id]) => fresh.has(id)).map(([, event]) => event)
}

function tellCommitted({ consumer, log }: Subscription, events: readonly EventOf<Topic>[]): void {
  if (events.length === 0) return
  try {
    consumer.committed?.(events)
  } catch (err) {
    log.error(
      { err },
      `${consumer.group}: \`committed\` threw, which it must not; whoever it wakes may wait a while longer`,
    )
  }
}

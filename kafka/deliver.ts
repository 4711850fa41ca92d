import { arriving } from './arriving.ts'
import type { Raw } from './bus.ts'
import { setAside } from './dead-letter.ts'
import type { EventOf, Topic } from './envelope.ts'
import { isOutage, isPassing, reasonOf } from './failure.ts'
import { type Intake, type Item, itemOf, type Subscription, takeEffect } from './take-effect.ts'

export type { Subscription }

/**
 * What of a batch is `done`: its effect is in the database, or it is set aside. All else has to be delivered again: the
 * events of the keys that are now held, or with `outage` whatever was not reached.
 */
export type Delivery<R extends Raw> = Readonly<{ done: readonly R[]; outage: unknown }>

const tries = 5

/** One batch, in the order of its keys, from bytes to done. Does not throw; knows no transport. */
export const deliver = <R extends Raw>(subscription: Subscription, raws: readonly R[]): Promise<Delivery<R>> =>
  deliverFrom(arriving<R>(subscription), subscription, raws)

/** The same, wherever the batch comes from. */
export async function deliverFrom<R extends Raw>(
  intake: Intake<R>,
  subscription: Subscription,
  raws: readonly R[],
): Promise<Delivery<R>> {
  const { consumer, log } = subscription
  const items = raws.map((raw) => itemOf(raw, consumer.topics))
  if (items.length < 2) return oneByOne(intake, subscription, items)
  try {
    await settleAll(intake, subscription, items)
    return { done: raws, outage: null }
  } catch (error) {
    if (isOutage(error)) return { done: [], outage: error }
    log.info({ err: error }, `${consumer.group}: a batch failed, taking its events one by one`)
    return oneByOne(intake, subscription, items)
  }
}

/** So that what cannot be handled costs only itself. */
async function oneByOne<R extends Raw>(
  intake: Intake<R>,
  subscription: Subscription,
  items: readonly Item<R>[],
): Promise<Delivery<R>> {
  const done: R[] = []
  const failed = new Set<string>()
  for (const item of items) {
    if (failed.has(orderOf(item.raw))) continue
    try {
      if (await settle(intake, subscription, item)) done.push(item.raw)
      else failed.add(orderOf(item.raw))
    } catch (error) {
      return { done, outage: error }
    }
  }
  return { done, outage: null }
}

/** Whether this one is done; if not, its key is held. Throws an outage only. */
async function settle<R extends Raw>(intake: Intake<R>, subscription: Subscription, item: Item<R>): Promise<boolean> {
  try {
    await settleAll(intake, subscription, [item])
    return true
  } catch (error) {
    if (isOutage(error)) throw error
    return afterFailure(intake, subscription, item, error)
  }
}

async function settleAll<R extends Raw>(
  intake: Intake<R>,
  subscription: Subscription,
  items: readonly Item<R>[],
): Promise<void> {
  const events = await takeEffect(subscription, intake, items)
  for (const { raw } of items) subscription.held.release(orderOf(raw))
  tellCommitted(subscription, events)
}

async function afterFailure<R extends Raw>(
  intake: Intake<R>,
  subscription: Subscription,
  item: Item<R>,
  error: unknown,
): Promise<boolean> {
  const { consumer, held, log } = subscription
  const { raw } = item
  const attempts = held.failures(orderOf(raw)) + 1
  const passes = isPassing(error)
  if (passes || attempts < tries) {
    log.warn(
      { err: error, place: raw.place, attempts },
      `${consumer.group}: an event failed, to be tried again; its key waits`,
    )
    held.hold(orderOf(raw), passes)
    return false
  }
  await giveUp(intake, subscription, item, { fault: reasonOf(error), attempts })
  held.release(orderOf(raw))
  log.error({ err: error, place: raw.place, attempts }, `${consumer.group}: an event was set aside as a dead letter`)
  return true
}

/** In one transaction with its claim, so that it is never tried again when it comes once more. */
const giveUp = <R extends Raw>(
  intake: Intake<R>,
  { consumer: { group }, inbox }: Subscription,
  item: Item<R>,
  why: Readonly<{ fault: string; attempts: number }>,
): Promise<void> =>
  inbox.worker.transaction(async (tx) => {
    const { mine } = await intake.claim(tx, [item])
    for (const { raw, read } of mine) await setAside(tx, inbox.schema, { group, raw, ...why, eventId: read.id })
  })

/** What holds others back when it fails: an event without a key only itself. */
export const orderOf = (raw: Raw): string => raw.key ?? raw.place

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

import { setTimeout as sleep } from 'node:timers/promises'
import { deliver, orderOf, type Subscription } from '../deliver.ts'
import type { Outage } from '../outage.ts'
import { type Place, type Progress, progress } from './progress.ts'
import type { Placed } from './raw.ts'

/** A group's way through one partition. */
export interface Partition {
  /**
   * Handles a batch, for as long as `goesOn`; through an outage it waits. Whether it came to its end: if not, the batch is
   * to be handed over again.
   */
  take: (raws: readonly Placed[], goesOn: () => boolean) => Promise<boolean>
  /** The next offset to commit, if there is one that was not given out before. */
  toCommit: () => bigint | null
  /** Milliseconds until what waits here is to be read again; undefined when nothing waits. */
  backIn: () => number | undefined
  /** Where to read again from, if it is time. */
  goBack: () => bigint | null
  /** So much lies behind what waits that it has to be read again before anything more is. */
  isStretched: () => boolean
}

// What is read again costs a look into the inbox each; more than this is not worth being ahead.
const longestStretch = 5_000
const sliceMs = 50

export function partition(subscription: Subscription, waiting: Outage): Partition {
  const { held } = subscription
  const here: Progress = progress()
  let given: bigint | null = null
  let backAt: number | null = null

  /** Through an outage the batch waits; null when it is to be left. */
  const deliverAll = async (raws: readonly Placed[], goesOn: () => boolean): Promise<Set<Placed> | null> => {
    const done = new Set<Placed>()
    const early = new Set(held.waiting()) // what is read again because of one key is early for another
    const free = raws.filter((raw) => !here.isWaiting(orderOf(raw)) && !early.has(orderOf(raw)))
    while (goesOn()) {
      const rest = free.filter((raw) => !done.has(raw))
      const delivery = await deliver(subscription, rest)
      for (const raw of delivery.done) done.add(raw)
      if (delivery.outage === null) {
        waiting.end()
        return done
      }
      await sleepWhile(goesOn, waiting.begin(delivery.outage))
    }
    return null
  }

  return {
    take: async (raws, goesOn) => {
      const done = await deliverAll(raws, goesOn)
      if (done === null) return false
      const places = new Map(raws.map((raw): [Placed, Place] => [raw, { offset: raw.offset, key: orderOf(raw) }]))
      here.took([...places.values()], new Set([...done].flatMap((raw) => places.get(raw) ?? [])))
      if (here.stretch() > 0) backAt ??= performance.now() + (held.nextIn() ?? 0)
      return true
    },
    toCommit: () => {
      const next = here.committable()
      if (next === null || next === given) return null // it may be lower: of a log that began anew
      given = next
      return next
    },
    backIn: () => (backAt === null ? undefined : Math.max(0, backAt - performance.now())),
    goBack: () => {
      if (backAt === null || performance.now() < backAt) return null
      backAt = null
      return here.goBack()
    },
    isStretched: () => here.stretch() > longestStretch,
  }
}

async function sleepWhile(goesOn: () => boolean, ms: number): Promise<void> {
  const until = performance.now() + ms
  while (goesOn() && performance.now() < until) await sleep(Math.min(sliceMs, ms))
}

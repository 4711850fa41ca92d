import type { Failpoints } from '../../platform/failpoint.ts'
import { deliver, type Subscription } from '../deliver.ts'
import { backoffMs, reasonOf } from '../failure.ts'
import type { Marks } from './marks.ts'
import { batchSize, type Queued, type Reader } from './queue.ts'

/** One group's way through one outbox: a batch at a time, at its own pace. */
export interface Lane {
  readonly name: string
  readonly topics: readonly string[]
  /** The reader to fetch for, or null while it is busy or waits for an outage to end. */
  ready(): Reader | null
  run(rows: readonly Queued[]): Promise<void>
  /** Milliseconds until it wants to be looked after again by itself. */
  nextIn(): number | undefined
  trouble(): string | null
}

type LaneOptions = Readonly<{
  subscription: Subscription
  marks: Marks
  failpoint: Failpoints
  /** There may be more to fetch. */
  wake: () => void
  /** Effects were committed, which may have put events into an outbox. */
  affected: () => void
}>

const longestPauseMs = 2_000

export function lane({ subscription, marks, failpoint, wake, affected }: LaneOptions): Lane {
  const { consumer, held, log } = subscription
  const topics = consumer.topics.map(({ name }) => name)
  let running: Promise<void> | null = null
  let wasPassedBy = false
  let outages = 0
  let pausedUntil = 0
  let trouble: string | null = null

  const work = async (rows: readonly Queued[]) => {
    const { done, outage } = await deliver(subscription, rows)
    if (done.length > 0) {
      failpoint('bus.after-effect')
      affected()
      await marks.add(consumer.group, done)
    }
    if (outage !== null) throw outage
    outages = 0
    trouble = null
  }

  const pause = (error: unknown) => {
    outages++
    pausedUntil = performance.now() + backoffMs(outages, longestPauseMs)
    trouble = `${consumer.group} waits for its database: ${reasonOf(error)}`
    log.warn({ err: error }, `${consumer.group} waits for its database, and tries again by itself`)
  }

  const nextIn = () => {
    const paused = pausedUntil - performance.now()
    return paused > 0 ? paused : held.nextIn()
  }

  return {
    name: consumer.group,
    topics,
    ready: () => {
      wasPassedBy = running !== null
      if (running || pausedUntil > performance.now()) return null
      return { name: consumer.group, topics, held: held.waiting() }
    },
    run: (rows) => {
      running = work(rows)
        .catch(pause)
        .finally(() => {
          running = null
          if (wasPassedBy || rows.length === batchSize || nextIn() !== undefined) wake()
        })
      return running
    },
    // While it is busy, its end will wake whoever waits.
    nextIn: () => (running ? undefined : nextIn()),
    trouble: () => trouble,
  }
}

import type { Failpoints } from '../../platform/failpoint.ts'
import { deliver, type Subscription } from '../deliver.ts'
import { outage } from '../outage.ts'
import type { Marks } from './marks.ts'
import { batchSize, type Queued, type Reader } from './queue.ts'

/** One group's way through one outbox: a batch at a time, at its own pace. */
export interface Lane {
  readonly name: string
  readonly topics: readonly string[]
  /** The reader to fetch for, or null while it is busy or waits for an outage to end. */
  ready: () => Reader | null
  run: (rows: readonly Queued[]) => Promise<void>
  /** Its reader was fetched for, and there is nothing. */
  rest: () => void
  /** Milliseconds until it wants to be looked after again by itself. */
  nextIn: () => number | undefined
  trouble: () => string | null
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

export function lane({ subscription, marks, failpoint, wake, affected }: LaneOptions): Lane {
  const { consumer, held, log } = subscription
  const name = consumer.group
  const topics = consumer.topics.map((topic) => topic.name)
  const waiting = outage(name, log)
  let running: Promise<void> | null = null
  let wasPassedBy = false

  const work = async (rows: readonly Queued[]) => {
    const delivery = await deliver(subscription, rows)
    if (delivery.done.length > 0) {
      failpoint('bus.after-effect')
      affected()
      await marks.add(name, delivery.done)
    }
    if (delivery.outage === null) waiting.end()
    else waiting.begin(delivery.outage)
  }
  const nextIn = () => waiting.waitMs() || held.nextIn()

  return {
    name,
    topics,
    ready: () => {
      wasPassedBy = running !== null
      return running || waiting.waitMs() > 0 ? null : { name, topics, held: held.waiting() }
    },
    run: (rows) => {
      running = work(rows)
        .catch(waiting.begin)
        .then(() => {
          running = null
          if (wasPassedBy || rows.length === batchSize || nextIn() !== undefined) wake()
        })
      return running
    },
    rest: waiting.end,
    // While it is busy, its end will wake whoever waits.
    nextIn: () => (running ? undefined : nextIn()),
    trouble: waiting.trouble,
  }
}

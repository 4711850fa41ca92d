import type { Log } from '../../platform/log.ts'
import type { Mailbox } from '../bus.ts'
import { backoffMs, reasonOf } from '../failure.ts'
import type { Ears } from './ears.ts'
import type { Lane } from './lane.ts'
import type { Marks } from './marks.ts'
import { type Heard, next, type Queued, type Reader, sweep } from './queue.ts'
import { waiter } from './waiter.ts'

/** Carries one outbox to everyone here: looks, gives each lane its batch, and never waits for any of them. */
export interface Carrier {
  start(): void
  wake(): void
  stop(): Promise<void>
  trouble(): string | null
}

type CarrierOptions = Readonly<{
  outbox: Mailbox
  lanes: readonly Lane[]
  marks: Marks
  ears: Ears
  /** Positions that were heard and are still in the table. */
  heard: Set<number>
  isAllowed: () => boolean
  pollMs: number
  log: Log
}>

const longestPauseMs = 2_000
const sweepEveryMs = 10_000
// Under a stream of nudges, looks come in bunches: fuller batches for a little delay.
const looksApartMs = 4

export function carrier({ outbox, lanes, marks, ears, heard, isAllowed, pollMs, log }: CarrierOptions): Carrier {
  const { wake, sleep } = waiter()
  const background = new Set<Promise<void>>()
  let isStopping = false
  let failures = 0
  let trouble: string | null = null
  let sweptAt = Number.NEGATIVE_INFINITY
  let running: Promise<void> = Promise.resolve()

  const inBackground = (work: Promise<void>, what: string) => {
    const tracked = work
      .catch((err: unknown) =>
        log.warn({ err }, `${outbox.schema}.outbox: ${what} failed; a later sweep makes up for it`),
      )
      .finally(() => background.delete(tracked))
    background.add(tracked)
  }

  const hearing = (): Heard => ({ topics: ears.topics(), already: [...heard] })
  const forget = (positions: readonly number[]) => {
    marks.forget(positions)
    for (const position of positions) heard.delete(position)
  }

  const broadcast = (rows: readonly Queued[]) => {
    for (const row of rows) {
      heard.add(row.position)
      ears.hear(row)
    }
    const forNobodyElse = rows.filter(({ topic }) => !lanes.some(({ topics }) => topics.includes(topic)))
    if (forNobodyElse.length > 0) inBackground(marks.drop(forNobodyElse), 'deleting what was broadcast')
  }

  const look = async () => {
    const ready = lanes.flatMap((lane) => {
      const reader = lane.ready()
      return reader ? [{ lane, reader }] : []
    })
    if (ready.length === 0 && ears.topics().length === 0) return
    const batches = await next(
      outbox,
      ready.map(({ reader }) => reader),
      hearing(),
    )
    broadcast(batches.get(null) ?? [])
    for (const { lane } of ready) {
      const batch = batches.get(lane.name)
      if (batch) inBackground(lane.run(batch), lane.name)
    }
  }

  const sweepNow = async () => {
    const everyone: Reader[] = lanes.map(({ name, topics }) => ({ name, topics, held: [] }))
    forget(await sweep(outbox, everyone, hearing()))
  }

  const turn = async (): Promise<number> => {
    if (!isAllowed()) return pollMs
    // Before the look: what becomes due while it runs must not wait for the next poll.
    const dueIn = Math.min(pollMs, ...lanes.flatMap((lane) => lane.nextIn() ?? []))
    try {
      await look()
      if (performance.now() - sweptAt > sweepEveryMs) {
        sweptAt = performance.now()
        inBackground(sweepNow(), 'the sweep')
      }
      failures = 0
      trouble = null
      return dueIn
    } catch (error) {
      failures++
      trouble = `events of ${outbox.schema} wait for their database: ${reasonOf(error)}`
      log.warn({ err: error }, `${outbox.schema}.outbox cannot be read, and is tried again by itself`)
      return backoffMs(failures, longestPauseMs)
    }
  }

  const run = async () => {
    while (!isStopping) {
      const lookedAt = performance.now()
      await sleep(await turn())
      const tooSoon = looksApartMs - (performance.now() - lookedAt)
      if (tooSoon > 0) await new Promise((resolve) => setTimeout(resolve, tooSoon))
    }
  }

  return {
    start: () => {
      running = run()
    },
    wake,
    stop: async () => {
      isStopping = true
      wake()
      await running
      await Promise.all(background)
    },
    trouble: () => trouble ?? lanes.map((lane) => lane.trouble()).find((line) => line !== null) ?? null,
  }
}

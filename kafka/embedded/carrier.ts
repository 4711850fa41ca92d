import type { Log } from '../../platform/log.ts'
import { loop } from '../../platform/loop.ts'
import type { Mailbox } from '../bus.ts'
import { outage } from '../outage.ts'
import type { Audience } from './audience.ts'
import { background } from './background.ts'
import type { Lane } from './lane.ts'
import type { Marks } from './marks.ts'
import { batchSize, next, type Queued, type Reader, sweep } from './queue.ts'

/** Carries one outbox to everyone here: looks, gives each lane its batch, and never waits for any of them. */
export interface Carrier {
  start: () => void
  wake: () => void
  stop: () => Promise<void>
  trouble: () => string | null
}

export type CarrierParts = Readonly<{
  outbox: Mailbox
  lanes: readonly Lane[]
  marks: Marks
  audience: Audience
  isAllowed: () => boolean
  pollMs: number
  log: Log
}>

const sweepEveryMs = 10_000
// Fuller batches under load, for a delay that nobody sees.
const looksApartMs = 4

export function carrier(parts: CarrierParts): Carrier {
  const { outbox, lanes, isAllowed, pollMs, log } = parts
  const working = background((err, what) =>
    log.warn({ err }, `${outbox.schema}.outbox: ${what} failed; a later sweep makes up for it`),
  )
  const waiting = outage(`${outbox.schema}.outbox`, log)
  let isCrowded = false
  let sweptAt = Number.NEGATIVE_INFINITY

  const sweepNowAndThen = () => {
    if (performance.now() - sweptAt < sweepEveryMs) return
    sweptAt = performance.now()
    working.run(sweepOnce(parts), 'the sweep')
  }

  const turn = async (): Promise<number> => {
    if (!isAllowed()) return pollMs
    // Before the look: what becomes due while it runs must not wait for the next poll.
    const dueIn = Math.min(pollMs, ...lanes.flatMap((lane) => lane.nextIn() ?? []))
    try {
      isCrowded = await look(parts, isCrowded, working.run)
      sweepNowAndThen()
      waiting.end()
      return dueIn
    } catch (error) {
      return waiting.begin(error)
    }
  }

  const { start, wake, stop } = loop(turn, looksApartMs)
  return {
    start,
    wake,
    stop: async () => {
      await stop()
      await working.settled()
    },
    trouble: () => waiting.trouble() ?? lanes.map((lane) => lane.trouble()).find((line) => line !== null) ?? null,
  }
}

type Run = (work: Promise<void>, what: string) => void

type Ready = Readonly<{ lane: Lane; reader: Reader | null }>
type Batches = Awaited<ReturnType<typeof next>>

/** One query for all. Whether there are many rows. */
async function look(parts: CarrierParts, isCrowded: boolean, run: Run): Promise<boolean> {
  const { outbox, lanes, audience, isAllowed } = parts
  const ready: Ready[] = lanes.map((lane) => ({ lane, reader: lane.ready() })).filter(({ reader }) => reader !== null)
  const hearing = audience.hearing()
  if (ready.length === 0 && hearing.topics.length === 0) return isCrowded

  const readers = ready.flatMap(({ reader }) => reader ?? [])
  const batches = await next(outbox, { readers, hearing, isCrowded })
  // What was allowed when the look began may not be any more; then its rows are for whoever is next.
  return isAllowed() ? giveOut(parts, ready, batches, run) : isCrowded
}

/** The broadcasts go out at once, the batches each in their own time. */
function giveOut(parts: CarrierParts, ready: readonly Ready[], batches: Batches, run: Run): boolean {
  broadcast(parts, batches.get(null) ?? [], run)
  for (const { lane } of ready) {
    const batch = batches.get(lane.name)
    if (batch) run(lane.run(batch), lane.name)
    else lane.rest()
  }
  return parts.marks.kept() > batchSize || [...batches.values()].some(({ length }) => length === batchSize)
}

function broadcast({ lanes, marks, audience }: CarrierParts, rows: readonly Queued[], run: Run): void {
  audience.hear(rows)
  const forNobodyElse = rows.filter(({ topic }) => !lanes.some(({ topics }) => topics.includes(topic)))
  if (forNobodyElse.length > 0) run(marks.drop(forNobodyElse), 'deleting what was broadcast')
}

async function sweepOnce({ outbox, lanes, marks, audience }: CarrierParts): Promise<void> {
  const everyone = lanes.map(({ name, topics }) => ({ name, topics, held: [] }))
  const gone = await sweep(outbox, everyone, audience.hearing())
  audience.forget(gone)
  marks.forget(gone)
}

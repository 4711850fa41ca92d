import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '../../../platform/database.ts'
import type { Log } from '../../../platform/log.ts'
import { type Loop, loop } from '../../../platform/loop.ts'
import type { OutwardChannel } from '../domain/delivery.ts'
import { racePause } from '../race-pause.ts'
import { type ClaimedDelivery, claimDeliveries, nextDeliveryMs } from './delivery.claims.ts'
import type { DeliveryMetrics } from './delivery.metrics.ts'
import { recordAll } from './delivery.recording.ts'
import type { Attempted, Recorded } from './delivery.settling.ts'
import { outcomeQueue } from './outcome.queue.ts'
import { type UnderWayParts, underWay } from './under-way.ts'

export type DeliveryWorkerParts = Omit<UnderWayParts, 'ended' | 'hasRoom'> &
  Readonly<{
    channel: OutwardChannel
    metrics: DeliveryMetrics
    /** Called after each commit that has something to tell. */
    committed: () => void
  }>

const longestSleepMs = 1_000
const lostRaceMs = { least: 20, most: 500 }
const turnsApartMs = 3
const patienceMs = 15_000
/** Outcomes that may wait for the database before nothing more is tried. */
const mostUnrecorded = 500
/** Taken at once while nothing but a crowd before full lanes is due: whoever comes after it must not wait for each of them. */
const ofCrowd = 500

/** Delivers by one channel what is due, as one of any number of replicas: claimed, judged, tried, and recorded. */
export function deliveryWorker(parts: DeliveryWorkerParts): Loop {
  const { worker, channel, log, failpoint } = parts
  const lostRace = racePause(lostRaceMs)
  const outcomes = outcomeQueue<Attempted>({ log, store: (batch) => record(parts, batch).then(hasRoom) })
  const hasRoom = () => {
    if (isBehind) running.wake()
  }
  const attempts = underWay({ ...parts, ended: outcomes.add, hasRoom })
  let isBehind = false
  let isCrowded = false

  /** What came of an attempt may wait for the database for longer than its lease: it is not made once more. */
  const notInHand = (claimed: readonly ClaimedDelivery[]) => {
    const unrecorded = new Set(outcomes.all().map(({ delivery }) => delivery.id))
    return claimed.filter(({ id }) => !unrecorded.has(id) && !attempts.has(id))
  }

  const turn = async (): Promise<number> => {
    const room = Math.min(attempts.room(), mostUnrecorded - outcomes.size())
    isBehind ||= room <= 0 // so that it is woken once there is room
    if (room <= 0) return longestSleepMs
    const nextMs = isBehind ? 0 : await untilNext(worker, channel)
    return nextMs > 0 ? nextMs : claimUpTo(room)
  }
  const claimUpTo = async (room: number): Promise<number> => {
    const most = isCrowded ? ofCrowd : room
    const claimed = await claimDeliveries(worker, channel, most)
    isBehind = claimed.length === most
    isCrowded = false
    if (claimed.length === 0) return lostRace.next()
    lostRace.reset()
    failpoint('delivery.after-claim')
    isCrowded = (await attempts.take(notInHand(claimed))) === 0
    return isBehind ? 0 : untilNext(worker, channel)
  }
  const running = loop(async () => {
    try {
      return await turn()
    } catch (error) {
      log.warn({ err: error }, 'deliveries wait: their worker failed, and tries again by itself')
      return longestSleepMs
    }
  }, turnsApartMs)

  const stop = async () => {
    await running.stop()
    // What takes longer than that loses its claim, and is tried again.
    await Promise.race([attempts.empty(), sleep(patienceMs, undefined, { ref: false })])
    await outcomes.stop()
  }
  return { ...running, stop }
}

async function untilNext(worker: Database, channel: OutwardChannel): Promise<number> {
  const ms = (await nextDeliveryMs(worker, channel)) ?? longestSleepMs
  return Math.min(Math.max(ms, 0), longestSleepMs)
}

async function record(
  { worker, log, metrics, defaultTimeZone, committed }: DeliveryWorkerParts,
  batch: readonly Attempted[],
): Promise<void> {
  const recorded = await recordAll(worker, batch, defaultTimeZone)
  committed()
  for (const one of recorded) {
    metrics.recorded(one)
    tell(log, one)
  }
}

/** Once when it begins to fail, and once when it has failed for good. */
function tell(log: Log, { delivery, before, after }: Recorded): void {
  if (after.status === before || (after.status !== 'RETRYING' && after.status !== 'FAILED')) return
  const { id, reminderId, channel } = delivery
  const { attempts, lastError: reason, claimAt } = after
  log.warn(
    { delivery: id, reminder: reminderId, channel, attempts, reason, next: claimAt },
    after.status === 'FAILED' ? 'a delivery failed for good' : 'a delivery failed, and is tried again',
  )
}

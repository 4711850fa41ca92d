import { isOutage } from '../../kafka/failure.ts'
import type { Database } from '../../platform/database.ts'
import type { Failpoints } from '../../platform/failpoint.ts'
import type { EntityReader } from '../../platform/gateway-client.ts'
import type { Log } from '../../platform/log.ts'
import { type Loop, loop } from '../../platform/loop.ts'
import { type SeenTask, unconfirmed, type Verdict, verdictOn } from './domain/verdict.ts'
import { racePause } from './race-pause.ts'
import { claim, type Lease, nextClaimMs, release } from './reminder.claims.ts'
import { type Ending, finish } from './reminder.firing.ts'
import type { Ways } from './reminder.planning.ts'
import { seeTasks } from './task.reading.ts'

export type SchedulerParts = Readonly<{
  worker: Database
  reader: EntityReader
  log: Log
  failpoint: Failpoints
  /** The ways out of the house that there are, and where people live who did not say. */
  ways: Ways
  /** Called after each commit that has something to tell, or to deliver. */
  committed: () => void
}>

const longestSleepMs = 1_000
// What is due is in someone else's hands at this moment: usually for no longer than a claim takes. The longest pause keeps
// what falls due meanwhile within its second.
const lostRaceMs = { least: 20, most: 500 }
const afterFailureMs = 10_000

type Judged = Readonly<{ lease: Lease; verdict: Verdict }>

/** Fires what is due, as one of any number of replicas: claimed, looked up, and finished, batch after batch. */
export function scheduler(parts: SchedulerParts): Loop {
  const { worker, log, failpoint } = parts

  const untilNext = async () => {
    const ms = (await nextClaimMs(worker)) ?? longestSleepMs
    return Math.min(Math.max(ms, 0), longestSleepMs)
  }

  const lostRace = racePause(lostRaceMs)
  // What an outage kept from being finished is not left until its leases end. What somebody else has finished since is over.
  let inHand: readonly Lease[] = []
  const turn = async (): Promise<number> => {
    if (inHand.length === 0) inHand = await claim(worker)
    if (inHand.length === 0) return (await untilNext()) || lostRace.next()
    lostRace.reset()
    failpoint('reminder.after-claim')
    await finishBatch(parts, await judge(parts, inHand))
    inHand = []
    return 0
  }

  return loop(async () => {
    try {
      return await turn()
    } catch (error) {
      if (!isOutage(error)) inHand = []
      log.warn({ err: error }, 'reminders wait: their scheduler failed, and tries again by itself')
      return longestSleepMs
    }
  })
}

/** One read for the whole batch, after the claim: whatever was answered before the reminders were due is seen. */
async function judge({ reader, log }: SchedulerParts, leases: readonly Lease[]): Promise<Judged[]> {
  let seen: Map<string, SeenTask | null>
  try {
    seen = await seeTasks(reader, [...new Set(leases.map(({ taskId }) => taskId))])
  } catch (error) {
    log.warn({ err: error }, 'tasks cannot be reached: reminders go out on what is known, and say so')
    return leases.map((lease) => ({ lease, verdict: unconfirmed(lease) }))
  }
  return leases.map((lease) => ({ lease, verdict: verdictOn(lease, seen.get(lease.taskId) ?? null) }))
}

async function finishBatch(parts: SchedulerParts, judged: readonly Judged[]): Promise<void> {
  const { worker, committed } = parts
  const endings = judged.flatMap(({ lease, verdict }) => (verdict.is === 'wait' ? [] : [{ lease, verdict }]))
  if (endings.length > 0) {
    await finishAll(parts, endings)
    committed()
  }
  // Last, since what has to wait may well be locked by whoever is changing it.
  await release(
    worker,
    judged.flatMap(({ lease, verdict }) => (verdict.is === 'wait' ? [{ lease, ms: verdict.ms }] : [])),
  )
}

/** One that cannot be finished must not hold back the others of its batch. */
async function finishAll(parts: SchedulerParts, endings: readonly Ending[]): Promise<void> {
  const { worker, log, ways } = parts
  try {
    await finish(worker, endings, ways)
  } catch (error) {
    if (isOutage(error)) throw error
    const [only] = endings
    if (only && endings.length === 1) {
      log.error({ err: error, reminder: only.lease.id }, 'a reminder could not be finished, to be tried again')
      return release(worker, [{ lease: only.lease, ms: afterFailureMs }])
    }
    log.warn({ err: error }, 'a batch of reminders failed, finishing them one by one')
    for (const ending of endings) await finishAll(parts, [ending])
  }
}

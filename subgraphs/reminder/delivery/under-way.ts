import type { Sql } from '../../../platform/database.ts'
import type { Failpoints } from '../../../platform/failpoint.ts'
import type { Send } from '../domain/parcel.ts'
import { attempt } from './attempt.ts'
import { type ClaimedDelivery, putOff, stillHeld } from './delivery.claims.ts'
import { type Judged, type JudgingParts, judgeAll } from './delivery.judging.ts'
import type { Attempted } from './delivery.settling.ts'
import { type Lane, type Lanes, openLanes } from './lanes.ts'
import { attemptsAtOnce, lanesOf } from './lanes-of.ts'
import { openPlaces } from './places.ts'
import { type SlowDevices, slowDevices } from './slow-devices.ts'

export type UnderWayParts = JudgingParts &
  Readonly<{
    send: Send
    failpoint: Failpoints
    /** With what came of each. */
    ended: (attempted: Attempted) => void
    /** Each time that there is room for one more. */
    hasRoom: () => void
  }>

/** A delivery, and the lanes that it takes its share of until it has passed. */
type Entered = Readonly<{ delivery: ClaimedDelivery; taken: readonly Lane[] }>
type Judging = ReturnType<typeof judgeAll>

const afterFailureMs = 5_000
// So many more are claimed and looked at than can be tried at once, so that whatever place becomes free is taken at once.
const ahead = 25
// For longer than that none waits for its place, as its claim must not end while it is being tried.
const patienceMs = 2_000
// What was looked at longer ago than that may have been called off meanwhile.
const freshMs = 200

/** The deliveries that are being tried, of which there are at most 50, and those that come next. */
export function underWay(parts: UnderWayParts) {
  const { worker, log } = parts
  const lanes = openLanes()
  const slow = slowDevices()
  const send = slow.timed(parts.send)
  const inside = new Map<string, Promise<void>>()
  const places = openPlaces(attemptsAtOnce)

  const room = () => attemptsAtOnce + ahead - inside.size

  /** Tries these, but for those whose lanes are full, which it puts off; gives how many it tries. */
  const take = async (claimed: readonly ClaimedDelivery[]): Promise<number> => {
    const { entered, waits } = sorted(claimed, room(), { lanes, slow })
    const deliveries = entered.map(({ delivery }) => delivery)
    const judged = judgeAll(parts, deliveries)
    judged.catch((error: unknown) => {
      log.warn({ err: error }, 'deliveries wait: they could not be looked at')
      return giveBack(worker, deliveries, afterFailureMs)
    })
    for (const [index, one] of entered.entries()) {
      const { delivery } = one
      const passing = pass(one, judged, index).finally(() => {
        if (inside.get(delivery.id) === passing) inside.delete(delivery.id)
        parts.hasRoom()
      })
      inside.set(delivery.id, passing)
    }
    await putOff(worker, waits)
    return entered.length
  }

  const pass = async ({ delivery, taken }: Entered, judged: Judging, index: number): Promise<void> => {
    const began = performance.now()
    const all = await judged.catch(() => null)
    const one = all?.[index]
    const outcome = one && (await places.within(patienceMs, whenStillHeld({ ...parts, send }, one)))
    if (outcome) parts.ended(outcome)
    else if (all) {
      inside.delete(delivery.id) // no more in hand once it can be claimed again
      await giveBack(worker, [delivery], 0)
    }
    lanes.leave(taken, performance.now() - began)
  }

  return {
    room,
    has: (id: string) => inside.has(id),
    take,
    /** Resolves when all have ended. */
    empty: async () => {
      await Promise.all(inside.values())
    },
  }
}

const giveBack = (worker: Sql, deliveries: readonly ClaimedDelivery[], ms: number) =>
  putOff(
    worker,
    deliveries.map((delivery) => ({ delivery, ms })),
  ).catch(() => {}) // then their claims end by themselves

/** Whoever called it off while it waited for its place was told that it does not come. */
function whenStillHeld(parts: UnderWayParts, judged: Judged): () => Promise<Attempted | undefined> {
  const { delivery, heldAt } = judged
  const isHeld = () =>
    stillHeld(parts.worker, [delivery]).then(
      (held) => held.has(delivery.id),
      () => false,
    )
  return async () => {
    const isFresh = performance.now() - heldAt < freshMs
    return isFresh || (await isHeld()) ? outcomeOf(parts, judged) : undefined
  }
}

/** Those that there is room for, and in how many milliseconds the others are to come back. */
function sorted(
  claimed: readonly ClaimedDelivery[],
  room: number,
  { lanes, slow }: Readonly<{ lanes: Lanes; slow: SlowDevices }>,
) {
  let left = room
  const asked = claimed.map((delivery) => {
    const taken = lanesOf(delivery, slow.has(delivery.device))
    if (left === 0) return { delivery, taken, ms: 0, isIn: false }
    const ms = lanes.enter(taken)
    if (ms === 0) left--
    return { delivery, taken, ms, isIn: ms === 0 }
  })
  return {
    entered: asked.filter(({ isIn }) => isIn),
    waits: asked.filter(({ isIn }) => !isIn),
  }
}

async function outcomeOf({ send, log, failpoint }: UnderWayParts, judged: Judged): Promise<Attempted> {
  const { delivery, isConfirmed } = judged
  if ('result' in judged) return { delivery, isConfirmed, result: judged.result }
  const result = await attempt(send, judged.parcel, log)
  if (result.is === 'accepted') failpoint('delivery.after-accept')
  return { delivery, isConfirmed, result }
}

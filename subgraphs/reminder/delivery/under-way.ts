import type { Failpoints } from '../../../platform/failpoint.ts'
import type { Send } from '../domain/parcel.ts'
import { attempt } from './attempt.ts'
import { type ClaimedDelivery, putOff } from './delivery.claims.ts'
import { type Judged, type JudgingParts, judgeAll } from './delivery.judging.ts'
import type { Attempted } from './delivery.settling.ts'
import { openLanes } from './lanes.ts'
import { attemptsAtOnce, lanesOf } from './lanes-of.ts'

export type UnderWayParts = JudgingParts &
  Readonly<{
    send: Send
    failpoint: Failpoints
    /** With what came of each. */
    ended: (attempted: Attempted) => void
    /** Each time that there is room for one more. */
    hasRoom: () => void
  }>

const afterFailureMs = 5_000

/** The deliveries that are being tried, of which there are at most 50. */
export function underWay(parts: UnderWayParts) {
  const { worker, log } = parts
  const lanes = openLanes()
  const inside = new Map<string, Promise<void>>()

  /** Tries these, but for those whose lanes are full, which it puts off. */
  const take = async (claimed: readonly ClaimedDelivery[]): Promise<void> => {
    const waits = claimed.map((delivery) => ({ delivery, ms: lanes.enter(lanesOf(delivery)) }))
    const entered = waits.filter(({ ms }) => ms === 0).map(({ delivery }) => delivery)
    const judged = judgeAll(parts, entered)
    judged.catch((error: unknown) => {
      log.warn({ err: error }, 'deliveries wait: they could not be looked at')
      return putOff(
        worker,
        entered.map((delivery) => ({ delivery, ms: afterFailureMs })),
      ).catch(() => {}) // then their claims end by themselves
    })
    for (const [index, delivery] of entered.entries()) inside.set(delivery.id, pass(delivery, judged, index))
    await putOff(
      worker,
      waits.filter(({ ms }) => ms > 0),
    )
  }

  const pass = async (delivery: ClaimedDelivery, judged: Promise<readonly Judged[]>, index: number): Promise<void> => {
    const began = performance.now()
    const one = (await judged.catch(() => []))[index]
    if (one) parts.ended(await outcomeOf(parts, one))
    lanes.leave(lanesOf(delivery), performance.now() - began)
    inside.delete(delivery.id)
    parts.hasRoom()
  }

  return {
    room: () => attemptsAtOnce - inside.size,
    take,
    /** Resolves when all have ended. */
    empty: async () => {
      await Promise.all(inside.values())
    },
  }
}

async function outcomeOf({ send, log, failpoint }: UnderWayParts, judged: Judged): Promise<Attempted> {
  const { delivery, isConfirmed } = judged
  if ('result' in judged) return { delivery, isConfirmed, result: judged.result }
  const result = await attempt(send, judged.parcel, log)
  if (result.is === 'accepted') failpoint('delivery.after-accept')
  return { delivery, isConfirmed, result }
}

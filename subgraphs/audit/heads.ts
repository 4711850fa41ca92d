import { auditEvents } from '../../kafka/contracts/audit-events.contract.ts'
import { enqueue, outboxRows } from '../../kafka/outbox.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database, Sql } from '../../platform/database.ts'
import { newId } from '../../platform/id.ts'
import type { Log } from '../../platform/log.ts'
import { type Loop, loop } from '../../platform/loop.ts'
import { isTimeToTell, takeMoved, untilTimeToTell } from './heads.store.ts'

export type HeadsParts = Readonly<{
  worker: Database
  clock: Clock
  log: Log
  /** Called after each commit that has something to tell. */
  committed: () => void
}>

const minuteMs = 60_000
const afterFailureMs = 5_000
/** Some 150 bytes each, so that the largest message is far below what a broker takes. */
const mostInOne = 1_000

/** Tells the world once a minute which chains have grown, and where each ends now, as one of any number of replicas. */
export const headsTeller = (parts: HeadsParts): Loop =>
  loop(async () => {
    try {
      await tellHeads(parts)
      return await untilTimeToTell(parts.worker, minuteMs)
    } catch (err) {
      parts.log.warn({ err }, 'the heads of the audit chains were not published; trying again in 5 seconds')
      return afterFailureMs
    }
  })

/** Does so if it is time. One transaction, so that nothing is told twice or left out, whatever dies. */
export async function tellHeads({ worker, clock, committed }: HeadsParts): Promise<void> {
  const told = await worker.transaction(async (tx) =>
    (await isTimeToTell(tx, minuteMs)) ? tellAll(tx, clock.now()) : 0,
  )
  if (told > 0) committed()
}

async function tellAll(tx: Sql, now: Date): Promise<number> {
  const cause = {
    ownerId: 'system',
    actor: { type: 'SYSTEM', id: 'system/audit' },
    correlationId: newId(),
    now,
  } as const
  for (let told = 0; ; ) {
    const heads = await takeMoved(tx, mostInOne)
    if (heads.length === 0) return told
    const fact = { type: 'audit.advanced', subject: 'audit', version: 0, data: { heads } } as const
    await enqueue(tx, 'audit', outboxRows(auditEvents, [fact], cause, '/subgraphs/audit'))
    told += heads.length
    if (heads.length < mostInOne) return told
  }
}

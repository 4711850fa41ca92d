import type { Clock } from './clock.ts'
import type { Sql } from './database.ts'
import { databaseNow } from './database-now.ts'
import type { Log } from './log.ts'
import { type Loop, loop } from './loop.ts'

const mostMs = 5_000
// Less than what is warned of, so that what is just at that is not said over and over.
const agreeMs = 2_500
const often = { lookEveryMs: 60_000, sayEveryMs: 3_600_000 }

/** Milliseconds by which this process is ahead of the database, and half of the time that asking took: how exact that is. */
export async function clockSkew(sql: Sql, clock: Clock): Promise<Readonly<{ aheadMs: number; exactMs: number }>> {
  const before = clock.now().getTime()
  const theirs = await databaseNow(sql)
  const after = clock.now().getTime()
  return { aheadMs: Math.round((before + after) / 2 - theirs.getTime()), exactMs: (after - before) / 2 }
}

/**
 * Warns while the clocks of this process and of the database are more than 5 s apart, once an hour at most, and says when that
 * is over. What is due is decided by the database's alone.
 */
export function clockSkewWatch(
  { sql, clock, log }: Readonly<{ sql: Sql; clock: Clock; log: Log }>,
  { lookEveryMs, sayEveryMs } = often,
): Loop {
  let saidAt: number | null = null

  const say = (aheadMs: number) => {
    if (saidAt !== null && performance.now() - saidAt < sayEveryMs) return
    saidAt = performance.now()
    log.warn({ aheadMs }, skewLine(aheadMs))
  }
  const sayOver = () => {
    if (saidAt !== null) log.warn('the clocks of this process and of the database agree again')
    saidAt = null
  }

  return loop(async () => {
    try {
      const { aheadMs, exactMs } = await clockSkew(sql, clock)
      if (Math.abs(aheadMs) > mostMs + exactMs) say(aheadMs)
      else if (Math.abs(aheadMs) < agreeMs) sayOver()
    } catch (err) {
      log.debug({ err }, 'the clock of the database could not be read; looking again')
    }
    return lookEveryMs
  })
}

const skewLine = (aheadMs: number) =>
  `the clock of this process is ${Math.round(Math.abs(aheadMs) / 1_000)} s ${aheadMs > 0 ? 'ahead of' : 'behind'} the database's, which is the one that counts: set both machines by NTP`

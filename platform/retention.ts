import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from './log.ts'
import { type Loop, loop } from './loop.ts'

/** Forgets one kind of thing; each `yield` is one small transaction further. */
export type RetentionJob = Readonly<{ forgets: string; batches: () => AsyncGenerator<void, void, void> }>

const hourMs = 3_600_000
const longestRestMs = 1_000

/**
 * Runs the jobs one after the other, at the start and every hour. Between two batches it rests for as long as the last one
 * took, so that it never has more than half of the database's attention. Stopped, it leaves the rest for the next time.
 */
export function retention(jobs: readonly RetentionJob[], log: Log): Loop {
  let isStopping = false

  const run = async ({ batches }: RetentionJob) => {
    let began = performance.now()
    for await (const _ of batches()) {
      if (isStopping) return
      await sleep(Math.min(performance.now() - began, longestRestMs))
      began = performance.now()
    }
  }

  const hourly = loop(async () => {
    for (const job of jobs) {
      if (isStopping) break
      await run(job).catch((err: unknown) =>
        log.warn({ err }, `old ${job.forgets} were not forgotten; trying again in an hour`),
      )
    }
    return hourMs
  })

  return {
    ...hourly,
    stop: () => {
      isStopping = true
      return hourly.stop()
    },
  }
}

import { type Database, statement } from '../../platform/database.ts'
import type { Log } from '../../platform/log.ts'
import { type Loop, loop } from '../../platform/loop.ts'

const hourMs = 3_600_000

// An hour longer than promised: whoever repeats a request on the last moment of its day may repeat others within it.
const forget = statement(
  `delete from task.idempotency_key where ctid = any(array(
     select ctid from task.idempotency_key where created_at < now() - interval '25 hours' limit 1000))
   returning 1`,
)

/** Forgets the idempotency keys that nobody counts on any more: at the start and every hour, few at a time, so that no lock is long. */
export const keyRetention = (worker: Database, log: Log): Loop =>
  loop(async () => {
    try {
      while ((await worker.query(forget)).length > 0);
    } catch (err) {
      log.warn({ err }, 'old idempotency keys were not forgotten; trying again in an hour')
    }
    return hourMs
  })

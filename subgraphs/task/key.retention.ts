import { type Database, statement } from '../../platform/database.ts'
import type { RetentionJob } from '../../platform/retention.ts'

// An hour longer than promised: whoever repeats a request on the last moment of its day may repeat others within it.
const forget = statement(
  `delete from task.idempotency_key where ctid = any(array(
     select ctid from task.idempotency_key where created_at < now() - interval '25 hours' limit 1000 for update skip locked))
   returning 1`,
)

/** Forgets the idempotency keys that nobody counts on any more. */
export const keyRetention = (worker: Database): RetentionJob => ({
  forgets: 'idempotency keys',
  batches: async function* () {
    while ((await worker.query(forget)).length > 0) yield
  },
})

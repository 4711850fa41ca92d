import { type Database, statement } from './database.ts'
import type { RetentionJob } from './retention.ts'

/** Forgets a schema's idempotency keys that nobody counts on any more. */
export function keyRetention(worker: Database, schema: string): RetentionJob {
  const table = `${schema}.idempotency_key`
  // An hour longer than promised: whoever repeats a request on the last moment of its day may repeat others within it.
  const forget = statement(
    `delete from ${table} where ctid = any(array(
       select ctid from ${table} where created_at < now() - interval '25 hours' limit 1000 for update skip locked))
     returning 1`,
  )
  return {
    forgets: 'idempotency keys',
    batches: async function* () {
      while ((await worker.query(forget)).length > 0) yield
    },
  }
}

import { type Database, statement } from '../../platform/database.ts'
import type { RetentionJob } from '../../platform/retention.ts'

const forget = statement(
  `delete from reminder.delivery where id = any(array(
     select id from reminder.delivery
     where reminder_id is null and claim_at is null and created_at < now() - $1::integer * interval '1 day'
     order by created_at limit 500 for update skip locked))
   returning 1`,
)

/** Forgets the deliveries of no reminder: digests, and codes that outlived theirs. */
export const deliveryRetention = (worker: Database, days: number): RetentionJob => ({
  forgets: 'digests and codes',
  batches: async function* () {
    while ((await worker.query(forget, [days])).length > 0) yield
  },
})

import { type Database, statement } from '../../../platform/database.ts'
import type { RetentionJob } from '../../../platform/retention.ts'

const forget = statement(
  `delete from reminder.push_subscription where id = any(array(
     select id from reminder.push_subscription where removed_at < now() - $1::integer * interval '1 day'
     order by removed_at limit 500 for update skip locked))
   returning 1`,
)

/** Forgets the subscriptions that were given up, or died, so many days ago. */
export const subscriptionRetention = (worker: Database, days: number): RetentionJob => ({
  forgets: 'push subscriptions',
  batches: async function* () {
    while ((await worker.query(forget, [days])).length > 0) yield
  },
})

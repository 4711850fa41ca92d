import { type Database, statement } from '../../../platform/database.ts'
import type { RetentionJob } from '../../../platform/retention.ts'

const forget = statement(
  `delete from reminder.email_code where id = any(array(
     select id from reminder.email_code where created_at < now() - interval '1 day'
     order by created_at limit 500 for update skip locked))
   returning 1`,
)

/** Forgets which addresses codes were sent to: a day later nothing is decided by them any more. */
export const codeRetention = (worker: Database): RetentionJob => ({
  forgets: 'codes that were sent to addresses',
  batches: async function* () {
    while ((await worker.query(forget)).length > 0) yield
  },
})

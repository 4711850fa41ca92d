import { type Database, statement } from '../../../platform/database.ts'
import type { RetentionJob } from '../../../platform/retention.ts'

// The mail goes with its code, as the address stands in it as well: by its key, which is unique.
const forget = statement(
  `with gone as (
     delete from reminder.email_code where id = any(array(
       select id from reminder.email_code where created_at < now() - interval '1 day'
       order by created_at limit 500 for update skip locked))
     returning id, address
   ),
   mails as (
     delete from reminder.delivery d using gone where d.key = 'code:' || gone.id || ':EMAIL:' || lower(gone.address)
   )
   select 1 from gone`,
)

/** Forgets which addresses codes were sent to: a day later nothing is decided by them any more. */
export const codeRetention = (worker: Database): RetentionJob => ({
  forgets: 'codes that were sent to addresses',
  batches: async function* () {
    while ((await worker.query(forget)).length > 0) yield
  },
})

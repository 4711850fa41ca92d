import { type Database, statement } from '../../platform/database.ts'
import type { RetentionJob } from '../../platform/retention.ts'

// Deleted tasks can be restored for 30 days. Completed ones are there for good, so what is known of them stays: whoever reads
// one would wait for news that came long ago.
const forget = statement(
  `with gone as (
     select id, owner_id from reminder.task t
     where status = 'DELETED' and since < now() - ($1::integer + 31) * interval '1 day'
       and not exists (
         select from reminder.reminder r where r.task_id = t.id
           and (r.status = 'PENDING' or r.claim_at is not null or r.changed_at >= now() - ($1::integer + 1) * interval '1 day')
       )
     order by since, id limit 100 for update skip locked
   ),
   reminders as (
     select r.id from reminder.reminder r where r.task_id = any(array(select id from gone))
   ),
   deliveries as (delete from reminder.delivery where reminder_id = any(array(select id from reminders))),
   forgotten as (delete from reminder.reminder where id = any(array(select id from reminders))),
   unhandled as (
     delete from reminder.handled h using gone where h.owner_id = gone.owner_id and h.task_id = gone.id::text
   )
   delete from reminder.task where id = any(array(select id from gone)) returning 1`,
)

/** Forgets the tasks that were deleted for good over so many days ago, with all that reminded of them. */
export const knownTaskRetention = (worker: Database, days: number): RetentionJob => ({
  forgets: 'deleted tasks',
  batches: async function* () {
    while ((await worker.query(forget, [days])).length > 0) yield
  },
})

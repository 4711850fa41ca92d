import { type Database, statement } from '../../platform/database.ts'
import type { RetentionJob } from '../../platform/retention.ts'
import { isOfLastFiring } from './delivery/delivery.parts.ts'

type Place = Readonly<{ at: string; id: string }>

const first: Place = { at: '-infinity', id: '00000000-0000-0000-0000-000000000000' }

// A reminder that is kept, since a later due brings it back, keeps what came of it last. One that is pending may do so for
// years: what came of it before goes meanwhile.
const forget = statement(
  `with looked as (
     select id, created_at from reminder.delivery
     where claim_at is null and (created_at, id) > ($2::timestamptz, $3::uuid)
       and created_at < now() - $1::integer * interval '1 day'
     order by created_at, id limit 500
   ),
   over as (
     select d.id from reminder.delivery d left join reminder.reminder r on r.id = d.reminder_id
     where d.id = any(array(select id from looked)) and d.claim_at is null and not coalesce(${isOfLastFiring}, false)
     order by d.id for update of d skip locked
   ),
   gone as (delete from reminder.delivery where id = any(array(select id from over)))
   select created_at::text as at, id from looked order by created_at desc, id desc limit 1`,
)

/** Forgets the deliveries of no reminder, that is digests and codes, and those of all but a reminder's last firing. */
export const deliveryRetention = (worker: Database, days: number): RetentionJob => ({
  forgets: 'digests, codes, and what came of earlier firings',
  batches: async function* () {
    let last: Place | undefined = first
    while (last) {
      const found: Place[] = await worker.query<Place>(forget, [days, last.at, last.id])
      last = found[0]
      if (last) yield
    }
  },
})

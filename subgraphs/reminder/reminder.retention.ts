import { type Database, statement } from '../../platform/database.ts'
import type { RetentionJob } from '../../platform/retention.ts'

const batch = 500
const nobody = ''
const first = { at: '-infinity', id: '00000000-0000-0000-0000-000000000000' }

// One look for each owner: the index by owner and time skips from one to the next.
const findOwners = statement(
  `with recursive owner as (
     (select owner_id from reminder.reminder where owner_id > $1 order by owner_id limit 1)
     union all
     select (select owner_id from reminder.reminder r where r.owner_id > owner.owner_id order by owner_id limit 1)
     from owner where owner_id is not null
   )
   select owner_id as "ownerId", exists (
     select from reminder.reminder r where r.owner_id = owner.owner_id and r.trigger_at < now() - $2::integer * interval '1 day'
   ) as "isOld"
   from owner where owner_id is not null limit 1000`,
)

// An open task keeps those that count back from its due: they come again when it moves. A day longer than the feed keeps
// what it says of them. Whoever has one locked is about to change it, and it is judged as they leave it.
const forget = statement(
  `with looked as (
     select id, trigger_at from reminder.reminder
     where owner_id = $1 and (trigger_at, id) > ($3::timestamptz, $4::uuid)
       and trigger_at < now() - ($2::integer + 1) * interval '1 day'
     order by trigger_at, id limit ${batch}
   ),
   over as (
     select r.id from reminder.reminder r left join reminder.task t on t.id = r.task_id
     where r.id = any(array(select id from looked)) and r.status <> 'PENDING' and r.claim_at is null
       and r.changed_at < now() - ($2::integer + 1) * interval '1 day'
       and (r.lead is null or r.cancel_reason = 'REMOVED' or t.status is distinct from 'ACTIVE')
       and not exists (select from reminder.delivery d where d.reminder_id = r.id and d.claim_at is not null)
     order by r.id for update of r skip locked
   ),
   deliveries as (delete from reminder.delivery where reminder_id = any(array(select id from over))),
   gone as (delete from reminder.reminder where id = any(array(select id from over)))
   select trigger_at::text as at, id from looked order by trigger_at desc, id desc limit 1`,
)

type Owner = Readonly<{ ownerId: string; isOld: boolean }>
type Place = Readonly<{ at: string; id: string }>

/** Forgets, with their deliveries, the reminders whose time and last change are more than so many days ago. */
export const reminderRetention = (worker: Database, days: number): RetentionJob => ({
  forgets: 'reminders',
  batches: async function* () {
    let owners: Owner[] = []
    do {
      owners = await worker.query<Owner>(findOwners, [owners.at(-1)?.ownerId ?? nobody, days])
      for (const { ownerId } of owners.filter(({ isOld }) => isOld)) yield* forgetOf(worker, ownerId, days)
      yield
    } while (owners.length > 0)
  },
})

async function* forgetOf(worker: Database, ownerId: string, days: number): AsyncGenerator<void, void, void> {
  let last: Place | undefined = first
  while (last) {
    const found: Place[] = await worker.query<Place>(forget, [ownerId, days, last.at, last.id])
    last = found[0]
    if (last) yield
  }
}

import { type Sql, statement } from '../../../platform/database.ts'
import { giveUpAfterMs } from '../domain/retry.ts'
import { isOfLastFiring } from './delivery.parts.ts'

// In the order of their ids, as everyone locks them. Those of an earlier time than its last are over, and of a nag that
// failed time after time one is enough: the last one to each device, unless that arrived or is on its way.
const retry = statement(
  `with last as (
     select distinct on (d.channel, d.device) d.id from reminder.delivery d join reminder.reminder r on r.id = d.reminder_id
     where d.owner_id = $1 and d.reminder_id = $2 and d.status <> 'SKIPPED' and ${isOfLastFiring}
     order by d.channel, d.device, d.fired_at desc
   ),
   failed as (
     select d.id from reminder.delivery d
     where d.id = any(array(select id from last)) and d.status = 'FAILED' and d.content is not null
     order by d.id for update
   )
   update reminder.delivery d set status = 'PENDING', claim_at = now(), wanted_at = now(), fence = d.fence + 1,
     attempts_before = d.attempts,
     give_up_at = now() + interval '${giveUpAfterMs} milliseconds'
   from failed where d.id = failed.id returning d.id`,
)

/** Has a reminder's failed deliveries tried again, as if for the first time, and says how many there are; the transaction must have locked it. */
export const retryFailed = async (tx: Sql, ownerId: string, reminderId: string): Promise<number> =>
  (await tx.query(retry, [ownerId, reminderId])).length

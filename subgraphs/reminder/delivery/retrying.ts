import { type Sql, statement } from '../../../platform/database.ts'
import { giveUpAfterMs } from '../domain/retry.ts'

// In the order of their ids, as everyone locks them. Those of an earlier time than its last are over.
const retry = statement(
  `with failed as (
     select d.id from reminder.delivery d join reminder.reminder r on r.id = d.reminder_id
     where d.owner_id = $1 and d.reminder_id = $2 and d.status = 'FAILED' and d.content is not null
       and d.fired_at >= r.trigger_at
     order by d.id for update of d
   )
   update reminder.delivery d set status = 'PENDING', claim_at = now(), fence = d.fence + 1,
     give_up_at = now() + interval '${giveUpAfterMs} milliseconds'
   from failed where d.id = failed.id returning d.id`,
)

/** Has a reminder's failed deliveries tried again, and says how many there are; the transaction must have locked it. */
export const retryFailed = async (tx: Sql, ownerId: string, reminderId: string): Promise<number> =>
  (await tx.query(retry, [ownerId, reminderId])).length

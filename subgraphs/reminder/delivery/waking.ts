import { type Sql, statement } from '../../../platform/database.ts'

// What was put off to an instant that is still ahead, and nothing that waits for another try. What is in hand finds that it has
// no instant to wait for any more, and is looked at again (`settle`); who records what came of it is waited for.
const wake = (condition: string) =>
  statement(
    `with waiting as (
       select id from reminder.delivery
       where ${condition} and wanted_at > now() and claim_at is not null
       order by id for update
     )
     update reminder.delivery d set claim_at = case d.claim_at when d.wanted_at then now() else d.claim_at end, wanted_at = now()
     from waiting where d.id = waiting.id`,
  )
const wakeOfOwner = wake('owner_id = $1')
const wakeOfTasks = wake(
  'reminder_id = any(array(select r.id from reminder.reminder r where r.task_id = any($1::uuid[])))',
)

/** Has what waits for the end of somebody's quiet hours looked at once more, as these are others now. */
export async function wakeWaitingOf(tx: Sql, ownerId: string): Promise<void> {
  await tx.query(wakeOfOwner, [ownerId])
}

/** The same for what waits of tasks that must not wait any more. */
export async function wakeWaitingOfTasks(tx: Sql, taskIds: readonly string[]): Promise<void> {
  if (taskIds.length > 0) await tx.query(wakeOfTasks, [taskIds])
}

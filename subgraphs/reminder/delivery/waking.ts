import { type Sql, statement } from '../../../platform/database.ts'

// What was put off to an instant that is still ahead, and nothing that is in hand or waits for another try. Nobody's lock is
// waited for: whoever has one of them is about to end it, or to wake it.
const wake = (condition: string) =>
  statement(
    `with waiting as (
       select id from reminder.delivery
       where ${condition} and wanted_at is not null and claim_at = wanted_at and claim_at > now()
       order by id for update skip locked
     )
     update reminder.delivery d set claim_at = now(), wanted_at = now() from waiting where d.id = waiting.id`,
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

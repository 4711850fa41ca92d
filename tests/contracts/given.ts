// What has to be there before the examples, for those who act on something of their own.
import type { Database } from '../../platform/database.ts'

const ada = 'ada'
/** The task that the example of `reminder.fired` is about. */
const cat = '0190a000-0000-7000-8000-000000000024'

/** That of the examples of `message.added`. */
const conversation = '0190a000-0000-7000-8000-000000000015'

/** `admin` is the superuser. */
export async function given(admin: Database): Promise<void> {
  await admin.query(
    `insert into task.task (id, owner_id, title, status, priority, version, created_at, updated_at)
     values ($1, $2, 'Feed the cat', 'ACTIVE', 2, 1, '2030-01-01T09:00:11Z', '2030-01-01T09:00:11Z')`,
    [cat, ada],
  )
  await admin.query(
    `insert into conversation.conversation (id, owner_id, title, last_number, created_at, last_message_at)
     values ($1, $2, null, 1, '2030-01-01T09:00:10Z', '2030-01-01T09:00:10Z')`,
    [conversation, ada],
  )
}

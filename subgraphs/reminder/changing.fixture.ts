import type { World } from './reminder.fixture.ts'
import { heard, personIn } from './verbs.fixture.ts'

/** Ada with one reminder, an hour before a due in two hours. */
export async function adas(world: World) {
  const task = await heard(world)
  const ada = personIn(world)
  return { task, ada, reminder: await ada('add', { taskId: task.id, lead: 'PT1H' }) }
}
/** As if it had fired: the app has it, a mail is on its way, and it is to come again. */
export const firedAs = ({ admin }: World, id: string, status: 'PENDING' | 'SENT') =>
  admin.query(
    `with fired as (
       update reminder.reminder set status = $2, fired_at = now(), claim_at = now() + interval '1 hour',
         sent_at = case when $2 = 'SENT' then now() end, next_nag_at = now() + interval '1 hour', nag_count = 3
       where id = $1 returning id, owner_id
     )
     insert into reminder.delivery (owner_id, reminder_id, key, channel, status, is_confirmed, attempts, claim_at)
     select owner_id, id, id || status, 'EMAIL', status, true, 1, now()
     from fired, unnest(array['ACCEPTED', 'PENDING', 'RETRYING', 'FAILED']) status`,
    [id, status],
  )
export const deliveries = async ({ admin }: World) =>
  (
    await admin.query<{ said: string }>(
      `select status || coalesce(' ' || last_error, '') as said from reminder.delivery order by key`,
    )
  ).map(({ said }) => said)
export const deeds = ({ told }: World, taskId: string) =>
  told(taskId).map(({ type, actortype }) => `${actortype} ${type}`)

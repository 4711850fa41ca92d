import type { Sql } from '../../../platform/database.ts'

/** What others keep of tasks follows them: their version, and one reminder of each, which is cancelled once the task is done. */
export async function effectFaults(sql: Sql, owners: readonly string[]): Promise<string[]> {
  const rows = await sql.query<{ fault: string }>(select, [owners])
  return rows.map(({ fault }) => fault)
}

const select = `
  select format('%s: %s at %s, reminder knows %s, conversation %s; %s reminders, of which %s wait',
    id, status, version, reminder, conversation, reminders, waiting) as fault
  from (
    select task.id, task.status, task.version,
      (select version from reminder.task heard where heard.id = task.id) as reminder,
      (select version from conversation.handled heard where heard.task_id = task.id::text) as conversation,
      (select count(*) from reminder.reminder where task_id = task.id) as reminders,
      (select count(*) from reminder.reminder where task_id = task.id and status = 'PENDING') as waiting
    from task.task where owner_id = any($1)
  ) kept
  where reminder is distinct from version or conversation is distinct from version
    or reminders <> 1 or waiting <> (case status when 'ACTIVE' then 1 else 0 end)`

type Wanted = Readonly<{ ownerId: string; mark: string; isAnswered: boolean }>

/** I1: what was answered is there once; what was not, once or not at all. */
export async function onceFaults(sql: Sql, wanted: readonly Wanted[]): Promise<string[]> {
  const rows = await sql.query<{ mark: string; many: number }>(
    `select mark, (select count(*) from task.task where owner_id = owner and title like '%' || mark || '%') as many
     from unnest($1::text[], $2::text[]) wanted (owner, mark)`,
    [wanted.map(({ ownerId }) => ownerId), wanted.map(({ mark }) => mark)],
  )
  const counts = new Map(rows.map(({ mark, many }) => [mark, many]))
  return wanted.flatMap(({ mark, isAnswered }) => {
    const many = counts.get(mark) ?? 0
    if (many > 1 || (isAnswered && many === 0))
      return [`${mark} is there ${many} times, ${isAnswered ? '' : 'not '}answered`]
    return []
  })
}

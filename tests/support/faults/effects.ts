import type { Sql } from '../../../platform/database.ts'

const tables = [
  ...['task.task', 'task.change', 'task.feed'],
  ...['reminder.task', 'reminder.reminder', 'reminder.delivery', 'reminder.fired', 'reminder.handled'],
  ...['conversation.message', 'conversation.handled', 'conversation.proposal'],
  ...['audit.audit_logs', 'audit.events'],
  ...['task.dead_letter', 'reminder.dead_letter', 'conversation.dead_letter', 'audit.dead_letter'],
]

/** All that events have brought about, so that two of it can be compared: by table how many rows, and a hash over them. */
export async function effectsOf(sql: Sql): Promise<Record<string, string>> {
  const effects: Record<string, string> = {}
  for (const table of tables) {
    const [row] = await sql.query<{ effect: string }>(
      `select count(*) || ' rows ' || md5(string_agg(kept::text, ',' order by kept::text)) as effect from ${table} kept`,
    )
    effects[table] = row?.effect ?? ''
  }
  return effects
}

/** By task, in the order in which the audit appended them: the versions whose events it kept. */
export async function auditedVersions(sql: Sql, ownerId: string): Promise<Map<string, number[]>> {
  const rows = await sql.query<{ id: string; version: number }>(
    `select log.entity_id as id, (event.payload->'task'->>'version')::int as version
     from audit.audit_logs log join audit.events event on event.id = log.event_id
     where log.owner_id = $1 and log.entity_type = 'task' order by sequence`,
    [ownerId],
  )
  return new Map([...Map.groupBy(rows, ({ id }) => id)].map(([id, its]) => [id, its.map(({ version }) => version)]))
}

/** Of these tasks, those of which reminder or conversation does not know this version. */
export const notAt = async (sql: Sql, ids: readonly string[], version: number): Promise<string[]> => {
  const rows = await sql.query<{ id: string }>(
    `select id from unnest($1::text[]) id
     where not exists (select from reminder.task where task.id = id::uuid and task.version = $2)
       or not exists (select from conversation.handled heard where heard.task_id = id and heard.version = $2)`,
    [ids, version],
  )
  return rows.map(({ id }) => id)
}

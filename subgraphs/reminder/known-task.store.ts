import { type Sql, statement } from '../../platform/database.ts'
import { databaseNow } from '../../platform/database-now.ts'
import { wakeWaitingOfTasks } from './delivery/waking.ts'
import type { HeardTask } from './domain/hear-task.ts'
import { type Preferences, usualPreferences } from './domain/preferences.ts'
import { findPreferences } from './preferences.store.ts'
import { type HeldReminder, heldColumns } from './reminder.store.ts'

/** What is decided on, be it about a batch of events or a request. */
export type Kept = Readonly<{
  tasks: Map<string, HeardTask>
  reminders: Map<string, readonly HeldReminder[]>
  preferencesOf: (ownerId: string) => Preferences
  /** By the clock of our database, as that of this process may be off. */
  now: Date
}>

// A row for each before any is locked, so that two batches with the same new task take turns as well.
const makeSure = statement(
  `insert into reminder.task (id, owner_id, version, status, due, since, is_planned)
   select id, owner_id, 0, 'ACTIVE', null, 'epoch', false
   from unnest($1::uuid[], $2::text[]) as said(id, owner_id) order by id
   on conflict (id) do nothing`,
)
const lockTasks = statement(
  `select id, owner_id as "ownerId", version, title, status, priority, due, since, is_planned as "isPlanned"
   from reminder.task where id = any($1::uuid[]) order by id for update`,
)
const lockReminders = statement(
  `select ${heldColumns} from reminder.reminder r where r.task_id = any($1::uuid[]) order by r.id for update`,
)
const findKnown = statement(
  `select id, version, title, status, priority, due from reminder.task where id = any($1::uuid[])`,
)
const saveTasks = statement(
  `update reminder.task kept set version = said.version, title = said.title, status = said.status,
     priority = said.priority, due = said.due, due_at = said.due_at, since = said.since, is_planned = said.is_planned
   from jsonb_populate_recordset(null::reminder.task, $1) said
   where kept.id = said.id and kept.owner_id = said.owner_id
   returning new.id, new.priority = 'HIGH' and old.priority is distinct from 'HIGH' as "isUrgentNow"`,
)

/** Locks these tasks, given with their owners, and then their reminders, both in the order of their ids. */
export async function keep(tx: Sql, owners: ReadonlyMap<string, string>): Promise<Kept> {
  const ids = [...owners.keys()]
  await tx.query(makeSure, [ids, [...owners.values()]])
  const tasks = await tx.query<HeardTask>(lockTasks, [ids])
  const reminders = await tx.query<HeldReminder>(lockReminders, [ids])
  const preferences = await findPreferences(tx, [...new Set(owners.values())])
  return {
    tasks: new Map(tasks.map((task) => [task.id, task])),
    reminders: Map.groupBy(reminders, ({ taskId }) => taskId),
    preferencesOf: (ownerId) => preferences.get(ownerId) ?? usualPreferences,
    now: await databaseNow(tx),
  }
}

/** Stores them. What became urgent does not wait for quiet hours to end any more. */
export async function saveKnownTasks(tx: Sql, tasks: readonly HeardTask[]): Promise<void> {
  if (tasks.length === 0) return
  const rows = tasks.map(({ ownerId, isPlanned, ...rest }) => ({
    ...rest,
    due_at: rest.due?.at ?? null,
    owner_id: ownerId,
    is_planned: isPlanned,
  }))
  const saved = await tx.query<{ id: string; isUrgentNow: boolean | null }>(saveTasks, [JSON.stringify(rows)])
  await wakeWaitingOfTasks(
    tx,
    saved.filter(({ isUrgentNow }) => isUrgentNow).map(({ id }) => id),
  )
}

/** For workers: what was heard last of these tasks, by id. */
export async function lastKnown(tx: Sql, ids: readonly string[]): Promise<Map<string, LastKnown>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.query<LastKnown & { id: string }>(findKnown, [ids])
  return new Map(rows.map(({ id, ...known }) => [id, known]))
}
export type LastKnown = Pick<HeardTask, 'version' | 'title' | 'status' | 'priority' | 'due'>

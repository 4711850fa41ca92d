import DataLoader from 'dataloader'
import { type Connection, connectionOf, type PageArguments, parsePage } from '../../platform/connection.ts'
import type { Cursors } from '../../platform/cursor.ts'
import { type Database, statement } from '../../platform/database.ts'
import type { HandledTasks } from '../../platform/handled.ts'
import { isId } from '../../platform/id.ts'
import type { Reminder } from './domain/reminder.ts'
import { reminderColumns } from './reminder.entity.ts'

/** `version` is missing from a reference that no query with `@requires` led to: then there is nothing to wait for. */
type Asked = Readonly<{ id: string; version?: number }>
type Ask = Readonly<{ task: Asked; limit: number; behind: readonly [at: string, id: string] | null }>
type Row = Reminder & Readonly<{ place: number }>

const findPages = statement(
  `select asked.place, r.* from jsonb_to_recordset($2) as asked(place int, task_id uuid, "limit" int, at timestamptz, id uuid)
   cross join lateral (
     select ${reminderColumns} from reminder.reminder r
     where r.owner_id = $1 and r.task_id = asked.task_id and (asked.id is null or (r.trigger_at, r.id) > (asked.at, asked.id))
     order by r.trigger_at, r.id limit asked."limit"
   ) r
   order by asked.place, r."triggerAt", r.id`,
)
const countAll = statement(
  `select task_id as "taskId", count(*) as count from reminder.reminder
   where owner_id = $1 and task_id = any($2::uuid[]) group by task_id`,
)
const findNext = statement(
  `select task_id as "taskId", min(trigger_at) as at from reminder.reminder
   where owner_id = $1 and task_id = any($2::uuid[]) and status = 'PENDING' and fired_at is null group by task_id`,
)

const uncached = { cache: false } // a subscription's request is as long as it lives, and must not see old answers

/** Loads nothing: resolves once a task's news are heard. */
const catchingUp = (handled: HandledTasks, ownerId: string) =>
  new DataLoader<Asked, void>(async (tasks) => {
    await handled.waitFor(
      ownerId,
      tasks.flatMap(({ id, version }) => (version === undefined ? [] : [{ id, version }])),
    )
    return tasks.map(() => undefined)
  }, uncached)

/** What each task has in the way of reminders: for one request, one query for all of its tasks, once their news are heard. */
export function taskReminders(
  { db, cursors, handled }: { db: Database; cursors: Cursors; handled: HandledTasks },
  ownerId: string,
) {
  const caughtUp = catchingUp(handled, ownerId)
  const pages = new DataLoader<Ask, Reminder[]>(async (asks) => {
    await Promise.all(asks.map(({ task }) => caughtUp.load(task)))
    const rows = await db.asOwner<Row>(ownerId, findPages, [ownerId, JSON.stringify(asks.map(askRow))])
    const byPlace = Map.groupBy(rows, ({ place }) => place)
    return asks.map((_, place) => (byPlace.get(place) ?? []).map(({ place: _place, ...reminder }) => reminder))
  }, uncached)
  const counts = new DataLoader<string, number>(async (ids) => {
    const rows = await db.asOwner<{ taskId: string; count: number }>(ownerId, countAll, [ownerId, ids.filter(isId)])
    const found = new Map(rows.map(({ taskId, count }) => [taskId, count]))
    return ids.map((id) => found.get(id) ?? 0)
  }, uncached)
  const nexts = new DataLoader<Asked, Date | null>(async (tasks) => {
    await Promise.all(tasks.map((task) => caughtUp.load(task)))
    const rows = await db.asOwner<{ taskId: string; at: Date }>(ownerId, findNext, [
      ownerId,
      tasks.map(({ id }) => id).filter(isId),
    ])
    const found = new Map(rows.map(({ taskId, at }) => [taskId, at]))
    return tasks.map(({ id }) => found.get(id) ?? null)
  }, uncached)

  const list = async (task: Asked, pageArguments: PageArguments): Promise<Connection<Reminder>> => {
    const page = parsePage(pageArguments)
    const name = `reminders of ${task.id}`
    const [at, id] = page.after === null ? [] : cursors.open(name, ownerId, page.after)
    const behind = id == null ? null : ([String(at), String(id)] as const)
    const rows = await pages.load({ task, limit: page.first + 1, behind })
    const cursorOf = (reminder: Reminder) =>
      cursors.seal(name, ownerId, [reminder.triggerAt.toISOString(), reminder.id])
    return connectionOf(rows, page, cursorOf, () => counts.load(task.id))
  }

  return { list, nextAt: (task: Asked) => nexts.load(task) }
}
export type TaskReminders = ReturnType<typeof taskReminders>

const askRow = ({ task, limit, behind }: Ask, place: number) => ({
  place,
  task_id: isId(task.id) ? task.id : null,
  limit,
  at: behind?.[0],
  id: behind?.[1],
})

import DataLoader from 'dataloader'
import { type Connection, connectionOf, type PageArguments, parsePage } from '../../platform/connection.ts'
import type { Cursors } from '../../platform/cursor.ts'
import { type Database, statement } from '../../platform/database.ts'
import type { HandledTasks, TaskRef } from '../../platform/handled.ts'
import { auditColumns } from './audit.entity.ts'
import type { AuditRow } from './audit.ts'

// Each task asks for its own page.
const findPages = statement(
  `select asked.number, entry.*
   from unnest($2::text[], $3::integer[], $4::integer[]) with ordinality asked(task_id, before, most, number)
   cross join lateral (
     select ${auditColumns} from audit.audit_logs
     where owner_id = $1 and entity_type = 'task' and entity_id = asked.task_id and sequence < asked.before
     order by sequence desc limit asked.most
   ) entry
   order by asked.number, entry.sequence desc`,
)
const countAll = statement(
  `select entity_id as "taskId", count(*) as count from audit.audit_logs
   where owner_id = $1 and entity_type = 'task' and entity_id = any($2::text[]) group by entity_id`,
)

type Asked = Readonly<{ task: TaskRef; page: { first: number; after: string | null } }>
type Parts = Readonly<{ db: Database; cursors: Cursors; handled: HandledTasks }>

/** What was changed on tasks, newest first: for all tasks of a request by one wait and one query. */
export function taskHistory({ db, cursors, handled }: Parts, ownerId: string) {
  const listOf = (task: TaskRef) => `history/${task.id}`
  const beforeOf = ({ task, page: { after } }: Asked) =>
    after === null ? 2 ** 31 - 1 : Number(cursors.open(listOf(task), ownerId, after)[0])

  const pages = new DataLoader<Asked & { before: number }, readonly AuditRow[]>(
    async (asked) => {
      const tasks = asked.map(({ task }) => task)
      await handled.waitFor(ownerId, tasks)
      const rows = await db.asOwner<AuditRow & { number: number }>(ownerId, findPages, [
        ownerId,
        tasks.map(({ id }) => id),
        asked.map(({ before }) => before),
        asked.map(({ page }) => page.first + 1),
      ])
      const byNumber = Map.groupBy(rows, ({ number }) => number)
      return asked.map((_, index) => byNumber.get(index + 1) ?? [])
    },
    { cache: false },
  )

  const counts = new DataLoader<string, number>(async (ids) => {
    const rows = await db.asOwner<{ taskId: string; count: number }>(ownerId, countAll, [ownerId, ids])
    const byTask = new Map(rows.map(({ taskId, count }) => [taskId, count]))
    return ids.map((id) => byTask.get(id) ?? 0)
  })

  return async (task: TaskRef, pageArguments: PageArguments): Promise<Connection<AuditRow>> => {
    const asked = { task, page: parsePage(pageArguments) }
    const rows = await pages.load({ ...asked, before: beforeOf(asked) })
    const cursorOf = ({ sequence }: AuditRow) => cursors.seal(listOf(task), ownerId, [sequence])
    return connectionOf(rows, asked.page, cursorOf, () => counts.load(task.id))
  }
}

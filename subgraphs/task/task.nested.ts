import DataLoader from 'dataloader'
import { type Connection, connectionOf, type PageArguments, parsePage } from '../../platform/connection.ts'
import type { Cursors } from '../../platform/cursor.ts'
import { type Database, type Statement, statement } from '../../platform/database.ts'
import type { Task } from './domain/task.ts'
import { type TaskRow, taskColumns, taskOf } from './task.entity.ts'

type Place = readonly [createdAt: string, id: string]
type Ask = Readonly<{ of: string; limit: number; behind: Place | null }>
type Row = TaskRow & Readonly<{ place: number }>
type Nested = Readonly<{ name: string; pages: Statement; counts: Statement }>

/** A list that hangs on something, as two statements that each serve any number of those things. */
function nestedBy(column: 'parent_id' | 'series_id', isListed: string, direction: 'asc' | 'desc'): Nested {
  const further = direction === 'asc' ? '>' : '<'
  return {
    name: `tasks by ${column}`,
    pages: statement(
      `select asked.place, t.*
       from jsonb_to_recordset($2) as asked(place int, "of" uuid, "limit" int, at timestamptz, id uuid)
       cross join lateral (
         select ${taskColumns} from task.task t
         where t.owner_id = $1 and t.${column} = asked."of" and ${isListed}
           and (asked.id is null or (t.created_at, t.id) ${further} (asked.at, asked.id))
         order by t.created_at ${direction}, t.id ${direction} limit asked."limit"
       ) t
       order by asked.place, t."createdAt" ${direction}, t.id ${direction}`,
    ),
    counts: statement(
      `select t.${column} as "of", count(*) as count from task.task t
       where t.owner_id = $1 and t.${column} = any($2::uuid[]) and ${isListed} group by t.${column}`,
    ),
  }
}

const parts = nestedBy('parent_id', `t.status <> 'DELETED'`, 'asc')
const occurrences = nestedBy('series_id', 'true', 'desc')

/** The lists within one request's answer: however many tasks and series there are, each kind of list is one statement. */
export function nestedLists(db: Database, cursors: Cursors, ownerId: string) {
  const listOf = (nested: Nested) => {
    const pages = pageLoader(db, ownerId, nested.pages)
    const counts = countLoader(db, ownerId, nested.counts)
    return async (of: string, pageArguments: PageArguments): Promise<Connection<Task>> => {
      const page = parsePage(pageArguments)
      const list = `${nested.name} ${of}`
      const [at, id] = page.after === null ? [] : cursors.open(list, ownerId, page.after)
      const behind = id == null ? null : ([String(at), String(id)] as const)
      const tasks = await pages.load({ of, limit: page.first + 1, behind })
      const cursorOf = (task: Task) => cursors.seal(list, ownerId, [task.createdAt.toISOString(), task.id])
      return connectionOf(tasks, page, cursorOf, () => counts.load(of))
    }
  }
  return { subtasks: listOf(parts), ofSeries: listOf(occurrences) }
}

const uncached = { cache: false } // a subscription's request is as long as it lives, and must not see old answers

const pageLoader = (db: Database, ownerId: string, pages: Statement) =>
  new DataLoader<Ask, Task[]>(async (asks) => {
    const rows = await db.asOwner<Row>(ownerId, pages, [ownerId, JSON.stringify(asks.map(askRow))])
    const byPlace = Map.groupBy(rows, ({ place }) => place)
    return asks.map((_, place) => (byPlace.get(place) ?? []).map(({ place: _place, ...row }) => taskOf(row)))
  }, uncached)

const askRow = ({ of, limit, behind }: Ask, place: number) => ({ place, of, limit, at: behind?.[0], id: behind?.[1] })

const countLoader = (db: Database, ownerId: string, counts: Statement) =>
  new DataLoader<string, number>(async (ids) => {
    const rows = await db.asOwner<{ of: string; count: number }>(ownerId, counts, [ownerId, ids])
    const found = new Map(rows.map(({ of, count }) => [of, count]))
    return ids.map((id) => found.get(id) ?? 0)
  }, uncached)

import { type Database, statement } from '../../platform/database.ts'
import { databaseNow } from '../../platform/database-now.ts'
import type { Situation } from './domain/decision.ts'
import type { Series } from './domain/series.ts'
import type { Task } from './domain/task.ts'
import { type StoredSeries, seriesColumns, seriesOfStored } from './series.row.ts'
import { type TaskRow, taskColumns, taskOf } from './task.entity.ts'
import { nothingSeen, type Seen } from './task.guards.ts'

const findMany = statement(`select ${taskColumns} from task.task where owner_id = $1 and id = any($2::uuid[])`)
const findEveryones = statement(`select ${taskColumns} from task.task where id = any($1::uuid[])`)
const findPerson = statement(`select time_zone as "timeZone", locale from task.preference where owner_id = $1`)

// The tasks with their series and the slots that were made last, their parents, what is open in their series, and the parts
// of both. One statement, so that a task and its series are of one moment: who decides that nothing is to be done writes
// nothing, and so is not told that somebody came between.
const findNear = statement(`
  with asked as (select id, parent_id, series_id from task.task where owner_id = $1 and id = any($2::uuid[])),
  open as (
    select task.id from task.task join asked using (series_id) where task.owner_id = $1 and task.status = 'ACTIVE'
  ),
  near as (
    select id from asked union select parent_id from asked union select id from open union
    select part.id from task.task part where part.owner_id = $1 and part.parent_id in (select id from asked union select id from open)
  )
  select ${taskColumns}, xmin::text as row, (
    select to_jsonb(series) || jsonb_build_object('taken', array(
      select occurrence from task.task made where made.owner_id = $1 and made.series_id = series.id
      order by occurrence desc limit 50
    )) from task.series where series.owner_id = $1 and series.id = task.series_id and task.id in (select id from asked)
  ) as series
  from task.task where owner_id = $1 and id in (select id from near) order by created_at, id`)
type NearRow = TaskRow & Readonly<{ row: string; series: StoredSeries | null }>

// Most tasks have none of that, and are asked for all the time.
const findAlone = statement(`
  select ${taskColumns}, xmin::text as row, null as series from task.task
  where owner_id = $1 and id = $2 and parent_id is null and series_id is null
    and not exists (select from task.task part where part.owner_id = $1 and part.parent_id = $2)`)

const findSeries = statement(`select ${seriesColumns} from task.series where owner_id = $1 and id = any($2::uuid[])`)

export type Person = Readonly<{ timeZone: string; locale: 'EN' | 'UR' }>
type Surroundings = Readonly<{ found: ReadonlyMap<string, Situation>; seen: Seen }>

/** The reads of the hot paths; every one names the owner, and row-level security checks it again. */
export function taskStore(db: Database) {
  const many = async (ownerId: string, ids: readonly string[]): Promise<Task[]> =>
    ids.length === 0 ? [] : (await db.asOwner<TaskRow>(ownerId, findMany, [ownerId, ids])).map(taskOf)

  const series = async (ownerId: string, ids: readonly string[]): Promise<Series[]> =>
    ids.length === 0 ? [] : db.asOwner<Series>(ownerId, findSeries, [ownerId, ids])

  const nearOf = async (ownerId: string, ids: readonly string[]): Promise<NearRow[]> => {
    const alone = ids.length === 1 ? await db.asOwner<NearRow>(ownerId, findAlone, [ownerId, ids[0]]) : []
    return alone.length > 0 ? alone : db.asOwner<NearRow>(ownerId, findNear, [ownerId, ids])
  }

  /** What the rules may look at, for each of the tasks that is there, by its id; and as what it was all read. */
  const situations = async (ownerId: string, ids: readonly string[]): Promise<Surroundings> => {
    if (ids.length === 0) return { found: new Map(), seen: nothingSeen }
    const rows = await nearOf(ownerId, ids)
    const near = rows.map(({ row: _, series: __, ...task }) => taskOf(task))
    const kept = new Map(rows.flatMap(({ series }) => (series ? [[series.id, series] as const] : [])))
    const asked = near.filter(({ id }) => ids.includes(id))
    return {
      found: new Map(asked.map((task) => [task.id, situationOf(task, near, kept.get(task.seriesId ?? ''))])),
      seen: {
        tasks: new Map(rows.map(({ id, version, row }) => [id, { id, version, row }])),
        series: new Map([...kept].map(([id, one]) => [id, seriesOfStored(one)])),
      },
    }
  }

  /** What is known of their preferences; undefined for somebody who never set any. */
  const person = async (ownerId: string): Promise<Person | undefined> =>
    (await db.asOwner<Person>(ownerId, findPerson, [ownerId]))[0]

  return { many, series, situations, person, now: () => databaseNow(db) }
}
export type TaskStore = ReturnType<typeof taskStore>

function situationOf(task: Task, near: readonly Task[], kept: StoredSeries | undefined): Situation {
  const { id, seriesId, parentId } = task
  const partsOf = (parents: readonly Task[]) =>
    near.filter((one) => parents.some((parent) => parent.id === one.parentId))
  const isOpen = (one: Task) => one.seriesId === seriesId && one.status === 'ACTIVE' && one.id !== id
  const open = seriesId ? near.filter(isOpen) : []
  return {
    task,
    series: kept ? seriesOfStored(kept) : null,
    taken: kept?.taken ?? [],
    open,
    openParts: partsOf(open),
    parent: near.find((one) => one.id === parentId) ?? null,
    parts: partsOf([task]),
  }
}

/** Tasks of anyone, for readers that act while nobody asks; needs the worker's role. */
export const everyonesTasks = async (worker: Database, ids: readonly string[]): Promise<Task[]> =>
  (await worker.query<TaskRow>(findEveryones, [ids])).map(taskOf)

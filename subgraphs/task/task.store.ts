import { type Database, statement } from '../../platform/database.ts'
import type { Task } from './domain/task.ts'
import { type TaskRow, taskColumns, taskOf } from './task.entity.ts'

const find = statement(`select ${taskColumns} from task.task where owner_id = $1 and id = $2`)
const findMany = statement(`select ${taskColumns} from task.task where owner_id = $1 and id = any($2::uuid[])`)
const findEveryones = statement(`select ${taskColumns} from task.task where id = any($1::uuid[])`)
const findZone = statement(`select time_zone as "timeZone" from task.preference where owner_id = $1`)

/** The reads of the hot paths; every one names the owner, and row-level security checks it again. */
export function taskStore(db: Database) {
  const one = async (ownerId: string, id: string): Promise<Task | null> => {
    const [row] = await db.asOwner<TaskRow>(ownerId, find, [ownerId, id])
    return row ? taskOf(row) : null
  }

  const many = async (ownerId: string, ids: readonly string[]): Promise<Task[]> =>
    (await db.asOwner<TaskRow>(ownerId, findMany, [ownerId, ids])).map(taskOf)

  const zone = async (ownerId: string): Promise<string | null> =>
    (await db.asOwner<{ timeZone: string }>(ownerId, findZone, [ownerId]))[0]?.timeZone ?? null

  return { one, many, zone }
}
export type TaskStore = ReturnType<typeof taskStore>

/** Tasks of anyone, for readers that act while nobody asks; needs the worker's role. */
export const everyonesTasks = async (worker: Database, ids: readonly string[]): Promise<Task[]> =>
  (await worker.query<TaskRow>(findEveryones, [ids])).map(taskOf)

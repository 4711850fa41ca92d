import { createHash } from 'node:crypto'
import { type Database, statement } from '../../platform/database.ts'
import { conflict } from '../../platform/errors.ts'
import type { Task } from './domain/task.ts'
import { type FeedRow, feedColumns } from './feed.row.ts'
import { rowOf, type TaskRow, taskColumns, taskOf } from './task.entity.ts'

/** What a mutation answers: the task as it then was, and the change, or null when nothing changed. */
export type Outcome = Readonly<{ task: Task; change: FeedRow | null }>

/** An idempotency key, and a hash of what was asked with it. */
export type Keyed = Readonly<{ mutation: string; key: string; inputHash: string }>

/** `input` is as it was understood, so that what is written differently and means the same is the same; null is as if left out. */
export function keyedBy(mutation: string, key: string | null | undefined, input: object): Keyed | null {
  if (key == null) return null
  const said = JSON.stringify(input, (_, value: unknown) => value ?? undefined)
  return { mutation, key, inputHash: createHash('sha256').update(said).digest('base64url') }
}

const findAnswer = statement(
  `select kept.input_hash as "inputHash", kept.answer->>'changeId' as "changeId", task.*
   from task.idempotency_key kept
   cross join lateral (select ${taskColumns} from jsonb_populate_record(null::task.task, kept.answer->'task')) task
   where kept.owner_id = $1 and kept.mutation = $2 and kept.key = $3`,
)
const findChange = statement(`select ${feedColumns} from task.change where owner_id = $1 and id = $2`)

const keepAnswer = statement(
  `insert into task.idempotency_key select * from jsonb_populate_record(null::task.idempotency_key, $1::jsonb)
   on conflict do nothing returning 1`,
)

/** The first answers to mutations with an idempotency key. */
export function taskAnswers(db: Database) {
  /** Null while there is none. Throws CONFLICT when the key came with other input. */
  const find = async (ownerId: string, { mutation, key, inputHash }: Keyed): Promise<Outcome | null> => {
    type Kept = TaskRow & { inputHash: string; changeId: string | null }
    const [kept] = await db.asOwner<Kept>(ownerId, findAnswer, [ownerId, mutation, key])
    if (!kept) return null
    if (kept.inputHash !== inputHash)
      throw conflict('This idempotencyKey was used with other input before. Use a new key for a new request.')
    const { inputHash: _, changeId, ...task } = kept
    return { task: taskOf(task), change: changeId === null ? null : await changeOf(ownerId, changeId) }
  }

  const changeOf = async (ownerId: string, id: string): Promise<FeedRow | null> =>
    (await db.asOwner<FeedRow>(ownerId, findChange, [ownerId, id]))[0] ?? null

  /** Keeps the answer that nothing changed; false when the key was taken meanwhile. */
  const keep = async (task: Task, keyed: Keyed, at: Date): Promise<boolean> => {
    const rows = await db.asOwner(task.ownerId, keepAnswer, [JSON.stringify(keyRowOf(task, keyed, null, at))])
    return rows.length > 0
  }

  return { find, keep }
}
export type TaskAnswers = ReturnType<typeof taskAnswers>

/** A key and its answer as JSON with the table's own column names. */
export const keyRowOf = (task: Task, keyed: Keyed, changeId: string | null, at: Date) => ({
  owner_id: task.ownerId,
  mutation: keyed.mutation,
  key: keyed.key,
  input_hash: keyed.inputHash,
  answer: { task: rowOf(task), changeId },
  created_at: at,
})

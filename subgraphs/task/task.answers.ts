import { type Database, statement } from '../../platform/database.ts'
import { type Keyed, mustBeSameInput } from '../../platform/idempotency.ts'
import type { Task } from './domain/task.ts'
import { type FeedRow, feedColumns } from './feed.row.ts'
import { rowOf, type StoredTask, taskOfStored } from './task.entity.ts'

/** What was done to a task: it as it then was, the occurrence that followed, and the change, or null when nothing changed. */
export type Outcome = Readonly<{ task: Task; next: Task | null; change: FeedRow | null }>

/** Why one of several was refused. */
export type Refusal = Readonly<{ code: string; message: string }>

const findAnswer = statement(
  `select input_hash as "inputHash", answer from task.idempotency_key where owner_id = $1 and mutation = $2 and key = $3`,
)
const findChanges = statement(`select ${feedColumns} from task.change where owner_id = $1 and id = any($2::uuid[])`)

const keepAnswer = statement(
  `insert into task.idempotency_key select * from jsonb_populate_record(null::task.idempotency_key, $1::jsonb)
   on conflict do nothing returning 1`,
)

type KeptOutcome = Readonly<{ task: StoredTask; next?: StoredTask | null; changeId: string | null }>
type Kept = Readonly<{ inputHash: string; answer: KeptOutcome | readonly (KeptOutcome | Refusal)[] }>

/** The first answers to mutations with an idempotency key. */
export function taskAnswers(db: Database) {
  /** Null while there is none. Throws CONFLICT when the key came with other input. */
  const find = async (ownerId: string, keyed: Keyed): Promise<(Outcome | Refusal)[] | null> => {
    const [kept] = await db.asOwner<Kept>(ownerId, findAnswer, [ownerId, keyed.mutation, keyed.key])
    if (!kept) return null
    mustBeSameInput(kept, keyed)
    const results = [kept.answer].flat() // an earlier version kept a single one bare
    const changes = await changesOf(
      ownerId,
      results.flatMap((one) => ('changeId' in one ? (one.changeId ?? []) : [])),
    )
    return results.map((one) => ('code' in one ? one : outcomeOf(one, changes)))
  }

  const changesOf = async (ownerId: string, ids: readonly string[]): Promise<Map<string, FeedRow>> => {
    const rows = ids.length === 0 ? [] : await db.asOwner<FeedRow>(ownerId, findChanges, [ownerId, ids])
    return new Map(rows.map((row) => [row.id, row]))
  }

  /** Keeps an answer to which nothing changed; false when the key was taken meanwhile. */
  const keep = async (key: KeyRow): Promise<boolean> =>
    (await db.asOwner(key.owner_id, keepAnswer, [JSON.stringify(key)])).length > 0

  return { find, keep }
}
export type TaskAnswers = ReturnType<typeof taskAnswers>

const outcomeOf = ({ task, next, changeId }: KeptOutcome, changes: ReadonlyMap<string, FeedRow>): Outcome => ({
  task: taskOfStored(task),
  next: next ? taskOfStored(next) : null,
  change: changeId === null ? null : (changes.get(changeId) ?? null),
})

/** An answer before its changes have their numbers. */
export type Answer = Readonly<{ task: Task; next: Task | null; changeId: string | null }> | Refusal

/** A key and its answer as JSON with the table's own column names. */
export const keyRowOf = (ownerId: string, keyed: Keyed, answers: readonly Answer[], at: Date) => ({
  owner_id: ownerId,
  mutation: keyed.mutation,
  key: keyed.key,
  input_hash: keyed.inputHash,
  answer: answers.map((one) =>
    'code' in one ? one : { task: rowOf(one.task), next: one.next && rowOf(one.next), changeId: one.changeId },
  ),
  created_at: at,
})
export type KeyRow = ReturnType<typeof keyRowOf>

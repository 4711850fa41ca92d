import type { Cause } from '../../kafka/envelope.ts'
import { type Database, statement } from '../../platform/database.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import { isId, newId } from '../../platform/id.ts'
import { keyedBy } from '../../platform/idempotency.ts'
import { type PastChange, standing, touchedBy } from './domain/past-change.ts'
import type { ChangeKind, Field, Task } from './domain/task.ts'
import { undoChange } from './domain/undo.ts'
import type { UndoInput } from './input.ts'
import type { Outcome } from './task.answers.ts'
import { type StoredTask, taskOfStored } from './task.entity.ts'
import { expected, type Found, type Settle } from './task.settle.ts'
import type { TaskStore } from './task.store.ts'

type Touching = Readonly<{ kind: ChangeKind; changed: readonly Field[] }>
type Later = Touching & Readonly<{ id: string; undoes: string | null }>
type KeptChange = Touching &
  Readonly<{ number: number; taskId: string; before: (StoredTask & { stopped_before: string | null }) | null }>

const findChange = statement(
  `select number, task_id as "taskId", kind, changed, before from task.change where owner_id = $1 and id = $2`,
)
const findLater = statement(
  `select id, kind, changed, before ->> 'undoes' as undoes from task.change
   where owner_id = $1 and number > $2 and task_id = $3 order by number`,
)

/** The change to be undone, and what came after it. */
export function taskHistory(db: Database, store: TaskStore) {
  const find = async (ownerId: string, id: string): Promise<KeptChange | undefined> =>
    isId(id) ? (await db.asOwner<KeptChange>(ownerId, findChange, [ownerId, id]))[0] : undefined

  /** What came after the change, and the series and parent that its task had before. */
  const past = async (ownerId: string, change: KeptChange): Promise<PastChange> => {
    const { number, taskId, kind, changed } = change
    const before = change.before && taskOfStored(change.before)
    const later = await db.asOwner<Later>(ownerId, findLater, [ownerId, number, taskId])
    return {
      kind,
      changed,
      before,
      stoppedBefore: instantOf(change.before?.stopped_before),
      later: standing(later).flatMap(touchedBy),
      ...(await formerly(ownerId, before)),
    }
  }

  const formerly = async (ownerId: string, before: Task | null) => {
    const [series, parents] = await Promise.all([
      store.series(ownerId, presentOf(before?.seriesId)),
      store.many(ownerId, presentOf(before?.parentId)),
    ])
    return { formerSeries: series[0] ?? null, formerParent: parents[0] ?? null }
  }

  return { find, past }
}
export type TaskHistory = ReturnType<typeof taskHistory>

const instantOf = (text: string | null | undefined) => (text == null ? null : new Date(text))
const presentOf = (id: string | null | undefined) => (id == null ? [] : [id])

/** Reverses one change, by its id. */
export const undoing =
  ({ history }: Readonly<{ history: TaskHistory }>, { ownerId, now }: Cause, settle: Settle) =>
  async (input: UndoInput): Promise<Outcome> => {
    const change = await history.find(ownerId, input.changeId)
    if (!change) throw notFound('change')
    const undo = (found: Found, past: PastChange) => {
      if (!found.has(change.taskId)) throw conflict('The task is gone for good, and can not be brought back.')
      const means = { now, newId, zone: 'UTC' } // an undo computes no due
      return {
        decision: undoChange(expected(found, { id: change.taskId }), past, means),
        undoes: input.changeId,
      }
    }
    const keyed = keyedBy('undo', input.idempotencyKey, input)
    const ids = [change.taskId, change.before?.parent_id]
    return settle.oneAfter(keyed, ids, undo, () => history.past(ownerId, change))
  }

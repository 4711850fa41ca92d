import type { Series } from './series.ts'
import type { ChangeKind, Field, Task } from './task.ts'

/** A change of the feed, as far as an undo needs it. */
export type PastChange = Readonly<{
  kind: ChangeKind
  changed: readonly Field[]
  before: Task | null
  stoppedBefore: Date | null
  /** What later changes of the same task touched, but for those that were undone. */
  later: readonly Field[]
  /** The series that the task was in before, and the task that it was a part of. */
  formerSeries: Series | null
  formerParent: Task | null
}>

/** The fields that a change touched: all but an update are about whether and how the task is there. */
export const touchedBy = ({ kind, changed }: Pick<PastChange, 'kind' | 'changed'>): readonly Field[] => {
  if (kind === 'REMINDED') return []
  return kind === 'UPDATED' ? changed : ['status', ...changed.filter((field) => field === 'recurrence')]
}

/** A change by its id, and the id of the one that it undid. */
type Undoing = Readonly<{ id: string; undoes: string | null }>

/** Of later changes, in their order, those that still count: one that was undone does not, and neither does its undo. */
export function standing<Later extends Undoing>(later: readonly Later[]): Later[] {
  const ids = new Set(later.map(({ id }) => id))
  const gone = new Set<string>()
  // Latest first, since an undo that was undone itself takes nothing back.
  for (const { id, undoes } of later.toReversed())
    if (undoes !== null && ids.has(undoes) && !gone.has(id)) gone.add(id).add(undoes)
  return later.filter(({ id }) => !gone.has(id))
}

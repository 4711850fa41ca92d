import type { Series } from './series.ts'
import type { ChangeKind, Field, Task } from './task.ts'

/** A change of the feed, as far as an undo needs it. */
export type PastChange = Readonly<{
  kind: ChangeKind
  changed: readonly Field[]
  before: Task | null
  stoppedBefore: Date | null
  /** What later changes of the same task touched. */
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

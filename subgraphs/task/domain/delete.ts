import { type Decision, decided, type Situation, unchanged } from './decision.ts'
import type { Means } from './means.ts'
import { deleteParts } from './parts.ts'
import { running, type Series, seriesTo, tellingSeries } from './series.ts'
import { skipOccurrence } from './skip.ts'
import { type Change, changeTo, type Task } from './task.ts'

/** Soft: what is deleted stays restorable. Deleting an occurrence skips it; deleting the SERIES stops it and deletes what is open. */
export function deleteTask(situation: Situation, scope: 'THIS' | 'SERIES', means: Means): Decision {
  const { task, series, parts } = situation
  if (scope === 'SERIES' && series) return deleteSeries(situation, series, means)
  if (task.status === 'DELETED') return unchanged(task)
  if (task.status === 'ACTIVE' && running(series)) return skipOccurrence(situation, means)
  const [own, ...others] = deletion(task, parts, means.now)
  return decided(own, { changes: others })
}

/** What of it is completed stays: it was done. */
function deleteSeries({ task, parts, open, openParts }: Situation, series: Series, { now }: Means): Decision {
  const own = task.status === 'ACTIVE' ? deletion(task, parts, now) : []
  const [first, ...others] = [...own, ...open.flatMap((one) => deletion(one, openParts, now))]
  const after = own[0]?.after ?? task
  if (!running(series)) return first ? { ...decided(first, { changes: others }), task: after } : unchanged(task)

  const ended = { changes: others, series: [seriesTo(series, { stoppedAt: now })] }
  if (first) return { ...decided(tellingSeries(first, series, null), ended), task: after }
  // Nothing of it is open, so the task itself tells of the end.
  return decided(tellingSeries(changeTo(task, {}, 'UPDATED', now), series, null), ended)
}

const deletion = (task: Task, parts: readonly Task[], now: Date): [Change, ...Change[]] => [
  changeTo(task, { status: 'DELETED', deletedAt: now }, 'DELETED', now),
  ...deleteParts(
    parts.filter(({ parentId }) => parentId === task.id),
    task.id,
    now,
  ),
]

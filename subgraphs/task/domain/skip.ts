import { conflict } from '../../../platform/errors.ts'
import { type Decision, decided, type Situation, unchanged } from './decision.ts'
import { followOn } from './follow-on.ts'
import type { Means } from './means.ts'
import { deleteParts } from './parts.ts'
import { running } from './series.ts'
import { changeTo } from './task.ts'

/** Leaves out one occurrence, and makes the next. */
export function skipOccurrence(situation: Situation, means: Means): Decision {
  const { task, series, parts, open } = situation
  if (task.status === 'DELETED' && task.seriesId) return unchanged(task, open[0])
  if (task.status === 'COMPLETED')
    throw conflict('It is completed, so there is nothing to skip: reopenTask takes that back.')
  if (!running(series)) throw conflict('The task does not repeat: delete it instead (deleteTask).')
  const { now } = means
  const own = changeTo(task, { status: 'DELETED', deletedAt: now }, 'DELETED', now)
  const { changes, ...rest } = followOn(situation, means)
  return decided(
    { ...own, changed: ['skipped'] },
    { changes: [...deleteParts(parts, task.id, now), ...changes], ...rest },
  )
}

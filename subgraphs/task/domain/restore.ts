import { conflict } from '../../../platform/errors.ts'
import { type Decision, decided, type Situation, unchanged } from './decision.ts'
import type { Means } from './means.ts'
import { restored, restoreParts } from './parts.ts'
import { mustTakeItBack } from './refusals.ts'

/** Brings a task back as it was, with the parts that went with it. */
export function restoreTask({ task, parent, parts, open }: Situation, { now }: Pick<Means, 'now'>): Decision {
  if (task.status !== 'DELETED') return unchanged(task)
  if (parent) mustTakeItBack(parent)
  if (open.length > 0 && !task.completedAt)
    throw conflict(
      'Another occurrence of this series is open: instead of restoring this one, undo the change that left it out (undo).',
    )
  return decided(restored(task, now), { changes: restoreParts(parts, task.id, now) })
}

import { conflict } from '../../../platform/errors.ts'
import { type Decision, decided, type Situation, unchanged } from './decision.ts'
import type { Means } from './means.ts'
import { mustNotBeDeleted } from './refusals.ts'
import { seriesTo, tellingSeries } from './series.ts'
import { changeTo } from './task.ts'

/** Ends the series; the task stays, and no other follows. */
export function stopRepeating({ task, series }: Situation, { now }: Pick<Means, 'now'>): Decision {
  mustNotBeDeleted(task, 'stopped')
  if (!series) throw conflict('The task does not repeat, so there is nothing to stop.')
  if (series.stoppedAt) return unchanged(task)
  return decided(tellingSeries(changeTo(task, {}, 'UPDATED', now), series, null), {
    series: [seriesTo(series, { stoppedAt: now })],
  })
}

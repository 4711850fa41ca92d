import { conflict } from '../../../platform/errors.ts'
import { type Decision, decided, type Situation } from './decision.ts'
import type { Means } from './means.ts'
import type { PastChange } from './past-change.ts'
import { mustNotBeDeleted, mustTakeItBack } from './refusals.ts'
import { resume, running, type Series, type SeriesChange, seriesTo, tellingSeries } from './series.ts'
import { type Change, changeTo, type Task } from './task.ts'

/** Puts each field that an update named back to what it was. Throws CONFLICT where that would break another rule by now. */
export function setBack(situation: Situation, past: PastChange, { now }: Pick<Means, 'now'>): Decision {
  const { task, series } = situation
  mustNotBeDeleted(task, 'set back')
  const { before, changed } = past
  if (!before) throw conflict('What the task was before is not kept any more: set it by updateTask.')
  if (changed.includes('parentId') && before.parentId) mustFitUnder(past.formerParent, situation)
  const fields = changed.filter((field) => field !== 'recurrence' && field !== 'skipped')
  const own = changeTo(task, Object.fromEntries(fields.map((field) => [field, before[field]])), 'UPDATED', now)
  if (changed.includes('recurrence')) return repeatsBack(situation, own, before, past, now)
  mustBeRepeatable(own.after, running(series))
  return decided(own)
}

/** The task is in its former series again, which goes on if it did; the one that it had begun ends. */
function repeatsBack(situation: Situation, own: Change, before: Task, past: PastChange, now: Date): Decision {
  const { series, open } = situation
  const { seriesId, occurrence } = before
  const isSame = seriesId === (series?.id ?? null)
  const former = isSame ? series : past.formerSeries
  const ended = isSame ? [] : endOf(running(series), open, now)
  const resumed = resume(former, past.stoppedBefore)
  const again = resumed[0]?.after ?? former
  const after = { ...own.after, seriesId, occurrence }
  mustBeRepeatable(after, running(again))
  mustBeOpen(after, running(again), isSame ? open : [])
  return decided(tellingSeries({ ...own, after }, series, again), { series: [...ended, ...resumed] })
}

function endOf(begun: Series | null, open: readonly Task[], now: Date): SeriesChange[] {
  if (!begun) return []
  if (open.length > 0)
    throw conflict('Another occurrence has followed since, and would be left over: undo what it followed from first.')
  return [seriesTo(begun, { stoppedAt: now })]
}

function mustFitUnder(parent: Task | null, { parts }: Situation): void {
  if (!parent) throw conflict('The task that it was a part of is gone for good.')
  mustTakeItBack(parent)
  if (parts.some(({ status }) => status !== 'DELETED'))
    throw conflict('It has parts itself by now, and parts have no parts: take those out first (updateTask).')
}

function mustBeRepeatable({ due, parentId }: Task, series: Series | null): void {
  if (!series) return
  if (!due) throw conflict('A task that repeats needs a due: give it one first, or end the repetition (stopRepeating).')
  if (parentId)
    throw conflict(
      'It would repeat, and a part of a task does not repeat: end the repetition first (stopRepeating), or take it out (updateTask).',
    )
}

/** A series that goes on needs one that is open, as only from that another can follow. */
function mustBeOpen({ status }: Task, series: Series | null, others: readonly Task[]): void {
  if (series && status !== 'ACTIVE' && others.length === 0)
    throw conflict('The task is completed, and no other of its series is open: reopen it first (reopenTask).')
}

import { badInput } from '../../../platform/errors.ts'
import { slotOf } from '../../../platform/recurrence/slot.ts'
import type { Means } from './means.ts'
import { problemsWith } from './repetition.ts'
import type { Change, Repeats, Task } from './task.ts'

/** A repetition: one rule, from one start on. `version` grows by one with each change. */
export type Series = Repeats &
  Readonly<{
    id: string
    ownerId: string
    /** The slot of its first task; without a time, its occurrences are whole days. */
    start: string
    /** How many occurrences were made, the first included. */
    made: number
    version: number
    createdAt: Date
    stoppedAt: Date | null
  }>

export type SeriesChange = Readonly<{ before: Series | null; after: Series }>

/** The rule as it was parsed, in canonical form. */
export type RecurrenceWords = Readonly<{
  rule: string
  anchor?: 'DUE' | 'COMPLETION' | null | undefined
  timeZone?: string | null | undefined
}>

export const seriesTo = (series: Series, values: Partial<Series>): SeriesChange => ({
  before: series,
  after: { ...series, ...values, version: series.version + 1 },
})

/** The series, if it goes on. */
export const running = (series: Series | null): Series | null => (series?.stoppedAt === null ? series : null)

export const repeatsOf = (series: Series | null): Repeats | null => {
  const going = running(series)
  return going && { rule: going.rule, anchor: going.anchor, timeZone: going.timeZone }
}

/** A change that tells also how the task repeated before and repeats after it. */
export const tellingSeries = (change: Change, before: Series | null, after: Series | null): Change => ({
  ...change,
  changed: [...change.changed, 'recurrence'],
  repeats: { before: repeatsOf(before), after: repeatsOf(after) },
  stoppedBefore: before?.stoppedAt ?? null,
})

/** Lets a series be stopped or not as it was; nothing when it is so already. */
export const resume = (series: Series | null, stoppedAt: Date | null): SeriesChange[] =>
  series === null || series.stoppedAt?.getTime() === stoppedAt?.getTime() ? [] : [seriesTo(series, { stoppedAt })]

/** A new series that starts with a task's due. Throws BAD_USER_INPUT with all that does not fit. */
export function beginSeries(
  task: Task,
  { rule, anchor, timeZone }: RecurrenceWords,
  { now, newId }: Means,
): { task: Task; series: Series } {
  const { due } = task
  if (!due) throw wrong('recurrence', 'give the task a due, from which it repeats')
  if (task.parentId) throw wrong('recurrence', 'leave it out: a part of a task does not repeat by itself')
  const start = slotOf(due)
  const problems = [
    ...(timeZone && timeZone !== due.timeZone
      ? [{ path: 'input.recurrence.timeZone', problem: `leave it out, or use the due's own: ${due.timeZone}` }]
      : []),
    ...problemsWith({ rule, start, timeZone: due.timeZone }).map((problem) => ({
      path: 'input.recurrence.rule',
      problem,
    })),
  ]
  if (problems.length > 0) throw badInput(problems)
  const series: Series = {
    id: newId(),
    ownerId: task.ownerId,
    rule,
    anchor: anchor ?? 'DUE',
    timeZone: due.timeZone,
    start,
    made: 1,
    version: 1,
    createdAt: now,
    stoppedAt: null,
  }
  return { task: { ...task, seriesId: series.id, occurrence: start }, series }
}

/** A fault of one field of the input. */
export const wrong = (field: string, problem: string) => badInput([{ path: `input.${field}`, problem }])

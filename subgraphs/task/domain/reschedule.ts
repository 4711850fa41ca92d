import { conflict } from '../../../platform/errors.ts'
import { type Decision, decided, type Situation, unchanged } from './decision.ts'
import { type Due, type DueWords, dueOf } from './due.ts'
import type { Means } from './means.ts'
import { mustNotBeDeleted } from './refusals.ts'
import { isDayOf, restOf } from './repetition.ts'
import { beginSeries, type RecurrenceWords, running, type Series, seriesTo, tellingSeries, wrong } from './series.ts'
import { type Change, changeTo } from './task.ts'

export type RescheduleTask = Readonly<{
  due?: DueWords | null | undefined
  recurrence?: RecurrenceWords | null | undefined
  scope: 'THIS' | 'THIS_AND_FUTURE'
}>

/** Moves a task, or with THIS_AND_FUTURE the repetition from it on. */
export function rescheduleTask(situation: Situation, command: RescheduleTask, means: Means): Decision {
  const { task, series } = situation
  mustNotBeDeleted(task, 'rescheduled')
  const due = command.due === undefined ? task.due : command.due && dueOf(command.due, means.zone)
  const own = changeTo(task, { due }, 'UPDATED', means.now)
  const going = running(series)
  if (going) return moved(own, going, command, means)
  return command.recurrence ? beginning(own, command.recurrence, series, means) : plain(own)
}

const plain = (own: Change): Decision => (own.changed.length === 0 && own.before ? unchanged(own.before) : decided(own))

function moved(own: Change, series: Series, { recurrence, scope }: RescheduleTask, means: Means): Decision {
  if (recurrence === null)
    return decided(tellingSeries(own, series, null), { series: [seriesTo(series, { stoppedAt: means.now })] })
  const { due } = own.after
  if (!due) throw wrong('due', 'a task that repeats needs a due: end the repetition first (stopRepeating)')
  if (scope === 'THIS_AND_FUTURE') return fromHereOn(own, due, series, recurrence, means)
  if (recurrence) throw wrong('recurrence', 'use scope THIS_AND_FUTURE to change how it repeats')
  return plain(own)
}

/** A change by which a task begins to repeat. */
export function beginning(own: Change, words: RecurrenceWords, former: Series | null, means: Means): Decision {
  if (own.after.status !== 'ACTIVE')
    throw conflict('The task is completed: reopen it before it is to repeat (reopenTask).')
  const { task, series } = beginSeries(own.after, words, means)
  return decided(tellingSeries({ ...own, after: task }, former, series), { series: [{ before: null, after: series }] })
}

/** The series ends before this task, and a new one begins with it: by a new rule, or by what is left of the old one. */
function fromHereOn(own: Change, due: Due, old: Series, words: RecurrenceWords | undefined, means: Means): Decision {
  if (own.after.status !== 'ACTIVE') throw conflict('The task is completed: reschedule the occurrence that is open.')
  const slot = own.after.occurrence ?? old.start
  const rest = { ...old, rule: restOf(old, slot), start: slot }
  if (!words) mustBeOnRule(due, slot, old.anchor === 'DUE' ? old : rest)
  const { rule, anchor } = rest
  const { task, series } = beginSeries(own.after, words ?? { rule, anchor }, means)
  if (isSameGrid(series, rest)) return plain(own)
  return decided(tellingSeries({ ...own, after: task }, old, series), {
    series: [seriesTo(old, { stoppedAt: means.now }), { before: null, after: series }],
  })
}

const isSameGrid = (a: Series, b: Series): boolean =>
  a.rule === b.rule && a.anchor === b.anchor && a.start === b.start && a.timeZone === b.timeZone

/** Without a new rule only time and zone may move: on another day, a rule that names none would mean other days from then on. */
function mustBeOnRule({ date }: Due, slot: string, series: Series): void {
  if (slot.startsWith(date) || isDayOf(series, date)) return
  throw wrong('recurrence', `say how it is to repeat from here on: ${date} is no day of its rule`)
}

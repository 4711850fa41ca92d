import { conflict } from '../../../platform/errors.ts'
import { completeTask } from './complete.ts'
import { type Decision, decided, type Situation } from './decision.ts'
import { deleteTask } from './delete.ts'
import { takeBack } from './follow-on.ts'
import type { Means } from './means.ts'
import { type PastChange, touchedBy } from './past-change.ts'
import { reopenTask } from './reopen.ts'
import { restoreTask } from './restore.ts'
import { resume, tellingSeries } from './series.ts'
import { setBack } from './set-back.ts'
import type { Change } from './task.ts'

/** Reverses one change. Throws CONFLICT when a later one touched the same, or when it is nothing that can be reversed. */
export function undoChange(situation: Situation, past: PastChange, means: Means): Decision {
  const again = touchedBy(past).filter((field) => past.later.includes(field))
  if (again.length > 0)
    throw conflict(`Changed again since: ${again.join(', ')}. Undo the later change first.`, { fields: again })
  const decision = reversed(situation, past, means)
  if (decision.changes.length === 0) throw conflict('There is nothing left of this change to undo.')
  const changes = decision.changes.map(asIfMade)
  const own = changes.find(({ after }) => after.id === decision.task.id)
  return { ...decision, changes, task: own?.after ?? decision.task }
}

/** What had one change since it was made, and has it taken back, is as it was made: whoever takes it back destroys nothing. */
const asIfMade = (change: Change): Change =>
  change.kind !== 'DELETED' && change.before?.version === (change.before?.asMade ?? 0) + 1
    ? { ...change, after: { ...change.after, asMade: change.after.version } }
    : change

function reversed(situation: Situation, past: PastChange, means: Means): Decision {
  switch (past.kind) {
    case 'CREATED':
      return unmade(situation, means)
    case 'COMPLETED':
      return reopenTask(situation, means)
    case 'REOPENED':
      return completeTask(situation, means)
    case 'DELETED':
      return undeleted(situation, past, means)
    case 'RESTORED':
      return deleteTask(situation, past.changed.includes('recurrence') ? 'SERIES' : 'THIS', means)
    case 'UPDATED':
      return setBack(situation, past, means)
    default:
      throw conflict(`A change of the kind ${past.kind} can not be undone.`)
  }
}

/** Deletes what was made: with its first task a series ends, and after any other it goes on. */
const unmade = (situation: Situation, means: Means): Decision =>
  deleteTask(situation, situation.series?.made === 1 ? 'SERIES' : 'THIS', means)

/** Takes back what followed a skip, and lets a series go on that ended with the task. */
function undeleted(situation: Situation, past: PastChange, means: Means): Decision {
  const { task, series } = situation
  const isSkip = past.changed.includes('skipped')
  const back = isSkip ? takeBack(situation, task.deletedAt, means.now) : { changes: [], series: [] }
  const goes = new Set(back.changes.map(({ after }) => after.id))
  const decision = restoreTask({ ...situation, open: situation.open.filter(({ id }) => !goes.has(id)) }, means)
  const [own, ...others] = decision.changes
  if (!own) return decision
  const [resumed] = past.changed.includes('recurrence') ? resume(series, past.stoppedBefore) : []
  return decided(resumed ? tellingSeries(own, series, resumed.after) : own, {
    changes: [...others, ...back.changes],
    series: [...back.series, ...(resumed ? [resumed] : [])],
  })
}

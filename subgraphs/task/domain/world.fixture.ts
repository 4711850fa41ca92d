import { expect } from 'vitest'
import { completeTask } from './complete.ts'
import { type CreateTask, createTask } from './create.ts'
import type { Decision, Situation } from './decision.ts'
import { deleteTask } from './delete.ts'
import type { Means } from './means.ts'
import { standing, touchedBy } from './past-change.ts'
import { reopenTask } from './reopen.ts'
import { type RescheduleTask, rescheduleTask } from './reschedule.ts'
import { restoreTask } from './restore.ts'
import type { Series } from './series.ts'
import { skipOccurrence } from './skip.ts'
import { stopRepeating } from './stop.ts'
import { keptIn, type Store } from './store.fixture.ts'
import type { Change, Task } from './task.ts'
import { undoChange } from './undo.ts'
import { type UpdateTask, updateTask } from './update.ts'

const minute = 60_000

/**
 * One person's tasks in memory, kept as the database keeps them, so that one rule can follow another. A minute goes by with each
 * decision; it begins on Monday, 2030-01-07, at 09:00 UTC.
 */
export function aWorld() {
  const store = keptIn()
  let now = new Date('2030-01-07T09:00:00Z')
  let ids = 0
  const undone = new Map<Change, Change>()

  const means = (): Means => ({ now, newId: () => `id-${String(++ids).padStart(3, '0')}`, zone: 'UTC' })

  /** Keeps what was decided; what was not asked for stays as it was. */
  const keep = (decision: Decision): Decision => {
    store.keep(decision, now)
    now = new Date(now.getTime() + minute)
    return decision
  }
  const by =
    (rule: (situation: Situation, means: Means) => Decision) =>
    ({ id }: Pick<Task, 'id'>): Decision =>
      keep(rule(store.situation(id), means()))

  const undo = (index: number): Decision => {
    const { change, ...past } = pastOf(store, index, undone)
    const decision = keep(undoChange(store.situation(past.taskId), past, means()))
    for (const own of decision.changes.slice(0, 1)) undone.set(own, change)
    return decision
  }

  return {
    ...store,
    means,
    keep,
    undo,
    at: (instant: string) => {
      now = new Date(instant)
    },
    now: () => now,
    create: (command: CreateTask, parent: Pick<Task, 'id'> | null = null) =>
      keep(createTask(command, 'alice', parent && store.get(parent), means())).task,
    complete: by(completeTask),
    reopen: by(reopenTask),
    skip: by(skipOccurrence),
    stop: by(stopRepeating),
    restore: by(restoreTask),
    remove: (task: Pick<Task, 'id'>, scope: 'THIS' | 'SERIES' = 'THIS') =>
      by((situation, given) => deleteTask(situation, scope, given))(task),
    update: (task: Pick<Task, 'id'>, { parentId, ...command }: UpdateTask & { parentId?: string | null }) => {
      const parent = parentId === undefined ? {} : { parent: parentId === null ? null : store.get({ id: parentId }) }
      return by((situation, given) => updateTask(situation, { ...command, ...parent }, given))(task)
    },
    reschedule: (task: Pick<Task, 'id'>, command: Partial<RescheduleTask>) =>
      by((situation, given) => rescheduleTask(situation, { scope: 'THIS', ...command }, given))(task),
  }
}

/** What an undo needs of a change of the feed. */
function pastOf({ feed, series, task }: Store, index: number, undone: ReadonlyMap<Change, Change>) {
  const change = feed.at(index)
  if (!change) throw new Error(`There is no change ${index}.`)
  const { kind, changed, before, stoppedBefore = null, after } = change
  const numberOf = (one: Change) => String(feed.indexOf(one))
  const later = feed
    .slice(feed.indexOf(change) + 1)
    .filter((one) => one.after.id === after.id)
    .map((one) => ({ ...one, id: numberOf(one), undoes: undone.has(one) ? numberOf(undone.get(one) ?? one) : null }))
  return {
    ...{ change, kind, changed, before, stoppedBefore, taskId: after.id },
    later: standing(later).flatMap(touchedBy),
    formerSeries: series(before?.seriesId) ?? null,
    formerParent: task(before?.parentId) ?? null,
  }
}

export type World = ReturnType<typeof aWorld>

/** A task that repeats every Monday at 17:00, from today on. */
export const everyMonday = {
  title: 'Water the plants',
  due: { date: '2030-01-07', time: '17:00' },
  recurrence: { rule: 'FREQ=WEEKLY;BYDAY=MO' },
} as const satisfies CreateTask

/** The occurrence that a decision says comes next. */
export function nextOf({ next }: Decision): Task {
  if (!next) throw new Error('No occurrence follows.')
  return next
}

export const seriesOf = (world: World, { seriesId }: Task): Series => {
  const series = world.series(seriesId)
  if (!series) throw new Error('The task has no series.')
  return series
}

/** What `toThrow` is to meet. */
export function refusedWith(code: 'CONFLICT' | 'BAD_USER_INPUT', sentence: string | RegExp): unknown {
  const message: unknown = expect.stringMatching(sentence)
  const extensions: unknown = expect.objectContaining({ code })
  return expect.objectContaining({ message, extensions })
}

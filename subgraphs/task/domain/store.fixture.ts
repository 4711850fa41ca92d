import { expect } from 'vitest'
import type { Decision, Situation } from './decision.ts'
import type { Series, SeriesChange } from './series.ts'
import { type Change, changedFields, type Task } from './task.ts'

/** Tasks and series as the tables hold them, and the feed. Whatever is kept is held to what the tables and the feed demand. */
export function keptIn() {
  const tasks = new Map<string, Task>()
  const allSeries = new Map<string, Series>()
  const feed: Change[] = []
  const all = () => [...tasks.values()]
  const task = (id: string | null | undefined) => tasks.get(id ?? '')
  const series = (id: string | null | undefined) => allSeries.get(id ?? '')
  const get = ({ id }: Pick<Task, 'id'>): Task => {
    const found = task(id)
    if (!found) throw new Error(`There is no task ${id}.`)
    return found
  }

  const keepTask = (change: Change, now: Date) => {
    const { kind, after } = change
    expectSound(change, task(after.id), now)
    if (kind === 'PURGED') tasks.delete(after.id)
    else tasks.set(after.id, after)
    feed.push(change)
  }
  const keepSeries = ({ before, after }: SeriesChange) => {
    expect(before ?? undefined).toEqual(series(after.id))
    expect(after.version).toBe((before?.version ?? 0) + 1)
    allSeries.set(after.id, after)
  }
  const keep = (decision: Decision, now: Date) => {
    for (const change of decision.changes) keepTask(change, now)
    for (const change of decision.series) keepSeries(change)
    if (decision.changes.length === 0) expect(decision.series, 'what nobody is told is not kept').toEqual([])
    expectUniqueSlots(all())
  }

  const situation = (id: string) => situationOf(get({ id }), all(), series)
  const open = ({ seriesId }: Pick<Task, 'seriesId'>) => openIn(all(), seriesId)
  const partsOf = ({ id }: Pick<Task, 'id'>) => all().filter(({ parentId }) => parentId === id)
  return { task, series, get, situation, keep, open, partsOf, feed, tasks: all }
}

export type Store = ReturnType<typeof keptIn>

const openIn = (tasks: readonly Task[], of: string | null) =>
  tasks.filter(({ seriesId, status }) => seriesId === of && status === 'ACTIVE')

function situationOf(task: Task, all: readonly Task[], series: (id: string | null) => Series | undefined): Situation {
  const ofSeries = all.filter(({ seriesId }) => seriesId !== null && seriesId === task.seriesId)
  const open = openIn(ofSeries, task.seriesId).filter(({ id }) => id !== task.id)
  const slots = ofSeries.map(({ occurrence }) => occurrence ?? '')
  return {
    task,
    series: series(task.seriesId) ?? null,
    taken: slots.sort().reverse(),
    open,
    openParts: all.filter(({ parentId }) => open.some(({ id }) => id === parentId)),
    parent: all.find(({ id }) => id === task.parentId) ?? null,
    parts: all.filter(({ parentId }) => parentId === task.id),
  }
}

/** A change starts from what is there, its version grows by one, and it names exactly what differs. */
function expectSound({ kind, changed, before, after }: Change, there: Task | undefined, now: Date) {
  expect(before ?? undefined).toEqual(there)
  expect(after.version).toBe((before?.version ?? 0) + 1)
  expect(after.updatedAt).toEqual(now)
  const fields = changed.filter((field) => field !== 'recurrence')
  if (changed.includes('skipped')) expect({ kind, changed }).toEqual({ kind: 'DELETED', changed: ['skipped'] })
  else if (kind !== 'PURGED') expect(fields).toEqual(changedFields(before, after))
}

/** `(series, occurrence)` is unique in the database. */
function expectUniqueSlots(tasks: readonly Task[]) {
  const slots = tasks.flatMap(({ seriesId, occurrence }) => (seriesId ? [`${seriesId} ${occurrence}`] : []))
  expect(slots).toEqual([...new Set(slots)])
}

import { type Series, type SeriesChange, seriesTo } from './domain/series.ts'
import type { Change, Task } from './domain/task.ts'

/** A task as it was read. `row` names the very row: it is another one as soon as anybody wrote to the task, or put something under it. */
export type SeenTask = Readonly<{ id: string; version: number; row: string }>

/** All that was read before it was decided. */
export type Seen = Readonly<{ tasks: ReadonlyMap<string, SeenTask>; series: ReadonlyMap<string, Series> }>
export const nothingSeen: Seen = { tasks: new Map(), series: new Map() }

/** A task that a write relies on, and what becomes of it; `row` null asks for its version alone. */
export type Known = Readonly<{ id: string; version: number; row: string | null; fate: 'CHANGES' | 'GOES' | 'STAYS' }>

/** Each task once, however often it changed: from what it was before to what it is in the end. */
export function fatesOf(changes: readonly Change[], seen: Seen) {
  const first = new Map<string, Change>()
  const last = new Map<string, Change>()
  for (const change of changes) {
    if (!first.has(change.after.id)) first.set(change.after.id, change)
    last.set(change.after.id, change)
  }
  const staying = [...last.values()].filter(({ kind }) => kind !== 'PURGED').map(({ after }) => after)
  const isNew = ({ id }: Task) => first.get(id)?.before === null
  const known = [...last.values()].flatMap(({ kind, after }) => {
    const before = first.get(after.id)?.before
    if (!before) return []
    const row = heedsParts(before, after) ? (seen.tasks.get(after.id)?.row ?? null) : null
    return [{ id: after.id, version: before.version, row, fate: kind === 'PURGED' ? 'GOES' : 'CHANGES' } as const]
  })
  return {
    fresh: staying.filter(isNew),
    moved: staying.filter((task) => !isNew(task)),
    known: [...known, ...parentsOf(changes, seen, (id) => first.has(id))] satisfies Known[],
  }
}

/** Whether a change was decided by what is under the task: something put there meanwhile would be forgotten. */
const heedsParts = (before: Task, after: Task) =>
  before.status !== after.status || before.parentId !== after.parentId || before.seriesId !== after.seriesId

/** What something is put under stays as it is, but is written to, so that who deletes it at the same time finds out. */
function parentsOf(changes: readonly Change[], seen: Seen, isChanged: (id: string) => boolean): Known[] {
  const ids = changes.flatMap((change) => (isPutUnder(change) && change.after.parentId) || [])
  return [...new Set(ids)].flatMap((id) => {
    const task = seen.tasks.get(id)
    return task && !isChanged(id) ? [{ id, version: task.version, row: null, fate: 'STAYS' as const }] : []
  })
}

const isPutUnder = ({ before, after }: Change) =>
  after.status !== 'DELETED' && (!before || before.status === 'DELETED' || before.parentId !== after.parentId)

/**
 * Each series once, from what it was to the next version; also those of which an occurrence opens or closes: whether
 * another one is open is decided by looking at it, and so two who look must not both get through.
 */
export function seriesOf(changes: readonly Change[], decided: readonly SeriesChange[], seen: Seen): SeriesChange[] {
  const opened = changes.flatMap(({ before, after }) => (before?.status === after.status ? [] : (after.seriesId ?? [])))
  const looked = opened.flatMap((id) => seen.series.get(id) ?? []).map((series) => seriesTo(series, {}))
  const all = new Map(looked.map((change) => [change.after.id, change]))
  for (const change of decided) all.set(change.after.id, merged(all.get(change.after.id)?.before, change))
  return [...all.values()]
}

const merged = (first: Series | null | undefined, { before, after }: SeriesChange): SeriesChange => {
  const from = first === undefined ? before : first
  return { before: from, after: { ...after, version: (from?.version ?? 0) + 1 } }
}

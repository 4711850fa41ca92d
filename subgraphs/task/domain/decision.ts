import type { Series, SeriesChange } from './series.ts'
import type { Change, Task } from './task.ts'

/** What a rule may look at: a task, and all that its change can touch. */
export type Situation = Readonly<{
  task: Task
  series: Series | null
  /** The slots of the series that were made last, latest first. */
  taken: readonly string[]
  /** The other occurrences of the series that are active, oldest first, and their sub-tasks. */
  open: readonly Task[]
  openParts: readonly Task[]
  parent: Task | null
  /** Its sub-tasks, deleted ones too, oldest first. */
  parts: readonly Task[]
}>

/** What a rule decided. Without changes nothing happened, and nobody is told. */
export type Decision = Readonly<{
  /** The task as it is now. */
  task: Task
  /** In the order in which they happened; the first is the task's own. */
  changes: readonly Change[]
  series: readonly SeriesChange[]
  /** The occurrence that follows it. */
  next: Task | null
}>

export const unchanged = (task: Task, next: Task | null = null): Decision => ({
  task,
  changes: [],
  series: [],
  next,
})

/** A decision from the task's own change and what follows from it. */
export const decided = (own: Change, more: Partial<Omit<Decision, 'task'>> = {}): Decision => ({
  task: own.after,
  changes: [own, ...(more.changes ?? [])],
  series: more.series ?? [],
  next: more.next ?? null,
})

/** The situation of a task after what was decided for another one of the same input. */
export function afterwards(situation: Situation, { changes, series }: Decision): Situation {
  const { seriesId, id } = situation.task
  const changed = new Map(changes.map((change) => [change.after.id, change]))
  const now = (task: Task) => changed.get(task.id)?.after ?? task
  const isThere = (task: Task) => changed.get(task.id)?.kind !== 'PURGED'
  const all = (tasks: readonly Task[]) =>
    unique([...tasks.map(now), ...[...changed.values()].map(({ after }) => after)]).filter(isThere)
  const open = all(situation.open).filter((one) => one.id !== id && isOpenIn(one, seriesId))
  return {
    task: now(situation.task),
    series: series.findLast(({ after }) => after.id === situation.series?.id)?.after ?? situation.series,
    taken: takenOf(situation, [...changed.values()]),
    open,
    openParts: all([...situation.openParts, ...situation.parts]).filter(({ parentId }) =>
      open.some((one) => one.id === parentId),
    ),
    parent: situation.parent && now(situation.parent),
    parts: all(situation.parts).filter(({ parentId }) => parentId === id),
  }
}

const unique = (tasks: readonly Task[]): Task[] => [...new Map(tasks.map((task) => [task.id, task])).values()]

const isOpenIn = (task: Task, seriesId: string | null) =>
  seriesId !== null && task.seriesId === seriesId && task.status === 'ACTIVE'

/** What went for good leaves its slot free. */
function takenOf({ taken, series }: Situation, changes: readonly Change[]): string[] {
  const slots = new Set(taken)
  for (const { kind, before, after } of changes) {
    if (before?.occurrence && before.seriesId === series?.id) slots.delete(before.occurrence)
    if (kind !== 'PURGED' && after.occurrence && after.seriesId === series?.id) slots.add(after.occurrence)
  }
  return [...slots].sort().reverse()
}

import type { Decision, Situation } from './decision.ts'
import { daysBetween } from './due.ts'
import type { Means } from './means.ts'
import { anew, copyParts, made } from './parts.ts'
import { dueAt, slotAfter } from './repetition.ts'
import { running, seriesTo, tellingSeries } from './series.ts'
import type { Change, Task } from './task.ts'

type Following = Pick<Decision, 'next' | 'changes' | 'series'>

const nothing: Following = { next: null, changes: [], series: [] }

/** What follows an occurrence that is over: the next one with its parts, unless another one is open already. */
export function followOn({ task, series, taken, open, parts }: Situation, means: Means): Following {
  const going = running(series)
  if (!going) return nothing
  if (open[0]) return { ...nothing, next: open[0] }
  const slot = slotAfter(going, taken, means.now)
  if (slot === null) return nothing
  const due = dueAt(slot, going.timeZone)
  const days = daysBetween(task.occurrence ?? slot, slot)
  const next = { ...anew(task, means.now), id: means.newId(), due, occurrence: slot }
  return {
    next,
    changes: [tellingSeries(made(next), null, going), ...copyParts(parts, next.id, days, means)],
    series: [seriesTo(going, { made: going.made + 1 })],
  }
}

/**
 * Takes back the occurrence that followed at `madeAt`, unless somebody touched it: then it stays, and is the `next`. What
 * is taken back goes for good.
 */
export function takeBack({ series, open, openParts }: Situation, madeAt: Date | null, now: Date): Following {
  const isOfThen = ({ createdAt }: Task) => createdAt.getTime() === madeAt?.getTime()
  const stays = { ...nothing, next: open[0] ?? null }
  const made = open.find(isOfThen)
  if (!made) return stays
  const all = [made, ...openParts.filter(({ parentId }) => parentId === made.id)]
  if (!all.every((one) => one.version === one.asMade && isOfThen(one))) return stays
  return {
    next: open.find(({ id }) => id !== made.id) ?? null,
    changes: all.map((one) => purged(one, now)),
    series: series ? [seriesTo(series, { made: series.made - 1 })] : [],
  }
}

/** To the world, what is gone for good is deleted, at a version of its own. */
export const purged = (task: Task, now: Date): Change => ({
  kind: 'PURGED',
  changed: [],
  before: task,
  after: { ...task, status: 'DELETED', deletedAt: task.deletedAt ?? now, version: task.version + 1, updatedAt: now },
})

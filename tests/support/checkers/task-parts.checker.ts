import type { KeptTask, TaskTables } from './task-tables.ts'

/** A part is one level deep, its parent is there and its owner's, and what is under a deleted one is deleted too. */
export function partFaults({ tasks, series }: TaskTables): string[] {
  const known = new Map(tasks.map((task) => [task.id, task]))
  const running = new Set(series.filter(({ stoppedAt }) => stoppedAt === null).map(({ id }) => id))
  return tasks.flatMap((part) => {
    if (part.parentId === null) return []
    const parent = known.get(part.parentId)
    const faults = parent ? faultsUnder(parent, part) : ['its parent is not there']
    if (part.seriesId !== null && running.has(part.seriesId)) faults.push('a part that repeats')
    return faults.map((fault) => `${part.id}: ${fault}`)
  })
}

function faultsUnder(parent: KeptTask, part: KeptTask): string[] {
  const faults: string[] = []
  if (parent.ownerId !== part.ownerId) faults.push("its parent is another's")
  if (parent.parentId !== null) faults.push('a part of a part')
  if (parent.status === 'DELETED' && part.status !== 'DELETED') faults.push(`${part.status} under a deleted one`)
  return faults
}

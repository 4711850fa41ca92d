import type { KeptChange, KeptSeries, KeptTask, TaskTables } from './task-tables.ts'

/** I7: a slot of a series is there once, and one occurrence is open, but for those that were reopened beside it. */
export function seriesFaults({ tasks, series, changes }: TaskTables): string[] {
  const known = new Map(series.map((one) => [one.id, one]))
  const reopened = reopenedOf(changes)
  return [...Map.groupBy(tasks, ({ seriesId }) => seriesId)].flatMap(([id, its]) =>
    id === null ? [] : faultsOf(its, known.get(id), reopened).map((fault) => `series ${id}: ${fault}`),
  )
}

function faultsOf(its: readonly KeptTask[], series: KeptSeries | undefined, reopened: ReadonlySet<string>): string[] {
  if (!series) return ['its occurrences are there, and it is not']
  const faults: string[] = []
  const open = its.filter(({ id, status }) => status === 'ACTIVE' && !reopened.has(id))
  if (open.length > 1) faults.push(`open are ${open.map(({ occurrence }) => occurrence).join()}`)
  const slots = its.map(({ occurrence }) => occurrence)
  if (new Set(slots).size < slots.length) faults.push(`twice in ${slots.toSorted(byText).join()}`)
  if (series.made < its.length) faults.push(`${its.length} are there, ${series.made} were made`)
  if (its.some(({ ownerId }) => ownerId !== series.ownerId)) faults.push('it is shared by owners')
  return faults
}

const byText = (a: string | null, b: string | null) => String(a).localeCompare(String(b))

/** Tasks that are open since somebody reopened them. */
function reopenedOf(changes: readonly KeptChange[]): ReadonlySet<string> {
  const reopened = new Set<string>()
  for (const { taskId, kind } of changes) {
    if (kind === 'REOPENED') reopened.add(taskId)
    if (kind === 'COMPLETED' || kind === 'DELETED') reopened.delete(taskId)
  }
  return reopened
}

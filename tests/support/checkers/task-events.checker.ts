import type { KeptChange, KeptEvent, KeptTask, TaskTables } from './task-tables.ts'

/** I2, I3, I4: each change has exactly one event, in order, and who follows the events of a task ends with what is kept. */
export const eventFaults = ({ changes, events, tasks }: TaskTables): string[] => {
  const eventsOf = Map.groupBy(events, ({ taskId }) => taskId)
  const changesOf = Map.groupBy(
    changes.filter(({ kind }) => kind !== 'REMINDED'),
    ({ taskId }) => taskId,
  )
  const kept = new Map(tasks.map((task) => [task.id, task]))
  const ids = new Set([...eventsOf.keys(), ...changesOf.keys(), ...kept.keys()])
  return [...ids].flatMap((id) => faultsOf(id, changesOf.get(id) ?? [], eventsOf.get(id) ?? [], kept.get(id)))
}

function faultsOf(id: string, changes: readonly KeptChange[], events: readonly KeptEvent[], kept?: KeptTask): string[] {
  const faults: string[] = []
  const said = events.map(({ type }) => type).join()
  const done = changes.map(({ kind }) => `task.${kind.toLowerCase()}`).join()
  if (said !== done) faults.push(`${id}: said ${said}, done ${done}`)

  const versions = events.map(({ version }) => version)
  if (versions.some((version, index) => version !== index + 1)) faults.push(`${id}: versions ${versions.join()}`)

  const last = events.at(-1)
  const isGone = last?.type === 'task.purged'
  if (isGone === (kept !== undefined)) faults.push(`${id}: ${isGone ? 'purged, and kept' : 'lost'}`)
  if (last && kept) faults.push(...differences(id, { ...last.task, version: last.version }, kept))
  return faults
}

const followed = ['title', 'status', 'parentId', 'seriesId', 'version'] as const

const differences = (id: string, heard: Pick<KeptTask, (typeof followed)[number]>, kept: KeptTask): string[] =>
  followed
    .filter((field) => heard[field] !== kept[field])
    .map((field) => `${id}: heard the ${field} ${heard[field]}, kept is ${kept[field]}`)

import type { TaskTables } from './task-tables.ts'

/** What a client was answered: for which key, if with one, and by the id of which change, if something changed. */
export type Answered = Readonly<{ ownerId: string; mutation: string; key: string | null; changeId: string | null }>

/** I1: what was answered as done is there, and a key has had one effect, told to all who asked with it. */
export const answerFaults = ({ changes, keys }: TaskTables, answered: readonly Answered[]): string[] => {
  const kept = new Set(changes.map(({ id }) => id))
  const lost = answered.filter(({ changeId }) => changeId !== null && !kept.has(changeId))
  const nameOf = ({ ownerId, mutation, key }: Readonly<{ ownerId: string; mutation: string; key: string | null }>) =>
    JSON.stringify([ownerId, mutation, key])
  const effects = Map.groupBy(
    answered.filter(({ key }) => key !== null),
    nameOf,
  )
  const keptKeys = new Map(keys.map((key) => [nameOf(key), key.changeIds]))
  return [
    ...lost.map(({ changeId }) => `${changeId}: answered, and not there`),
    ...[...effects].flatMap(([name, answers]) => {
      const ids = new Set(answers.map(({ changeId }) => changeId))
      const own = keptKeys.get(name)
      if (!own) return [`${name}: answered, and not kept`]
      const isOne = ids.size === 1 && (own[0] ?? null) === [...ids][0]
      return isOne ? [] : [`${name}: answered with ${[...ids].join()}, kept is ${own.join()}`]
    }),
  ]
}

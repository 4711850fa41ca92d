import type { TaskTables } from './task-tables.ts'

/** I9: the numbers of an owner's feed run from its first to its head without a gap or a repeat. */
export const feedFaults = ({ heads, changes }: TaskTables): string[] => {
  const byOwner = Map.groupBy(changes, ({ ownerId }) => ownerId)
  const headless = [...byOwner.keys()].filter((owner) => !heads.some(({ ownerId }) => ownerId === owner))
  return [
    ...headless.map((owner) => `${owner}: changes, and no head`),
    ...heads.flatMap(({ ownerId, last }) => {
      const numbers = (byOwner.get(ownerId) ?? []).map(({ number }) => number)
      const expected = numbers.map((_, index) => last - numbers.length + index + 1).join()
      return numbers.join() === expected ? [] : [`${ownerId}: the feed has ${numbers.join()}, and its head is ${last}`]
    }),
  ]
}

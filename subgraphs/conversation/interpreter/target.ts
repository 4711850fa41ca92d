import { stems } from './stems.ts'
import { fold } from './tokens.ts'
import { isMistyped } from './word-likeness.ts'

type Named = Readonly<{ id: string; title: string }>

/** `isWhole`: the words said that tell titles apart are those of the title, no more and no less. */
export type Found<T extends Named = Named> =
  | Readonly<{ kind: 'one'; task: T; isWhole: boolean }>
  | Readonly<{ kind: 'many'; tasks: readonly T[] }>
  | Readonly<{ kind: 'none' }>

/** Less of the words said than this in a title, and it is another task. */
const leastCoverage = 0.6
/** The best is meant only if it is better than the next by this much. */
const clearLead = 0.2

/** What people say of a task beside its title: "my dentist appointment" is 'Dentist'. */
const kinds = stems('appointment meeting event session deadline visit')

/** Which task some words name. The very title wins; otherwise the words shared decide, and what is close is asked for. */
export function findTarget<T extends Named>(target: string, tasks: readonly T[]): Found<T> {
  const said = stems(target)
  const named = likest(target, said, tasks)
  const rest = said.difference(kinds)
  if (named.kind !== 'none' || rest.size === 0 || rest.size === said.size) return named
  const without = likest(target, rest, tasks)
  return without.kind === 'one' ? { ...without, isWhole: false } : without
}

function likest<T extends Named>(target: string, said: ReadonlySet<string>, tasks: readonly T[]): Found<T> {
  const exact = tasks.filter(({ title }) => plain(title) === plain(target))
  if (exact.length > 0) return found(exact, said)

  const scored = tasks
    .map((task) => ({ task, ...likeness(said, stems(task.title)) }))
    .filter(({ coverage }) => coverage >= leastCoverage)
    .sort((one, other) => other.score - one.score)
  const same = scored.filter(({ score }) => score === 1)
  if (same.length > 0)
    return found(
      same.map(({ task }) => task),
      said,
    )

  // Two titles that both have every word said are both meant, however long the rest of one is.
  const full = scored.filter(({ coverage }) => coverage === 1)
  if (full.length > 0)
    return found(
      full.map(({ task }) => task),
      said,
    )
  const best = scored[0]?.score ?? 0
  const close = scored.filter(({ score }) => best - score < clearLead)
  return found(
    close.map(({ task }) => task),
    said,
  )
}

const plain = (text: string) => fold(text).trim().replace(/\s+/g, ' ')

/** A mistyped word counts for less than the word itself, so that a title that has it as it was said is preferred. */
const mistyped = 0.8

/** `coverage`: the share of the words said that the title has. `score`: Dice's coefficient, 1 for the same words. */
function likeness(said: ReadonlySet<string>, title: ReadonlySet<string>): { coverage: number; score: number } {
  const rest = [...title].filter((stem) => !said.has(stem))
  const worth = (stem: string) => (title.has(stem) ? 1 : rest.some((other) => isMistyped(stem, other)) ? mistyped : 0)
  const shared = [...said].reduce((sum, stem) => sum + worth(stem), 0)
  if (shared === 0) return { coverage: 0, score: 0 }
  return { coverage: shared / said.size, score: (2 * shared) / (said.size + title.size) }
}

function found<T extends Named>(tasks: readonly T[], said: ReadonlySet<string>): Found<T> {
  const [task] = tasks
  if (!task) return { kind: 'none' }
  return tasks.length === 1
    ? { kind: 'one', task, isWhole: stems(task.title).symmetricDifference(said).size === 0 }
    : { kind: 'many', tasks }
}

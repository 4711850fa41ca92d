// What clients do at random, and what they know of each other's doings.
import fc from 'fast-check'
import type { Answered } from '../../tests/support/checkers/answers.checker.ts'
import type { Done, Row, Verbs } from './task-verbs.fixture.ts'

/** The tasks and changes that an owner's clients were told of. */
export type Known = Readonly<{ tasks: string[]; changes: string[] }>
export type Step = Readonly<{
  verb: keyof typeof acts
  pick: number
  other: number
  key: number | null
  twice: boolean
}>

const due = (pick: number) => ({
  date: `2030-01-0${1 + (pick % 9)}`,
  ...(pick % 2 ? { time: '09:00' } : {}),
  timeZone: 'UTC',
})
const recurrence = (pick: number) =>
  [
    { rule: 'FREQ=DAILY' },
    { rule: 'FREQ=DAILY', anchor: 'COMPLETION' },
    { rule: 'FREQ=DAILY;COUNT=2' },
    { rule: 'FREQ=WEEKLY;BYDAY=MO,TH', timeZone: 'UTC' },
  ][pick % 4]
const at = (ids: readonly string[], pick: number) => ids[pick % Math.max(1, ids.length)] ?? 'none'
/** Mostly the newest, so that clients meet. */
const near = (ids: readonly string[], pick: number) => at(ids.slice(-4), pick)

type Act = (verbs: Verbs, known: Known, step: Step, keyed: object) => Promise<Done | readonly Row[]>
const byId =
  (verb: 'complete' | 'reopen' | 'skip' | 'stop' | 'remove' | 'restore'): Act =>
  (verbs, { tasks }, { pick }, keyed) =>
    verbs[verb]({ id: near(tasks, pick), ...keyed })

const acts = {
  createTask: (verbs, _, { pick }, keyed) =>
    verbs.create({
      title: `t${pick}`,
      due: due(pick),
      ...(pick % 3 ? { recurrence: recurrence(pick) } : {}),
      ...keyed,
    }),
  part: (verbs, { tasks }, { pick, other }, keyed) =>
    verbs.create({ title: `part ${pick}`, parentId: near(tasks, other), ...keyed }),
  updateTask: (verbs, { tasks }, { pick, other }) => verbs.update({ id: near(tasks, other), title: `t${pick}` }),
  under: (verbs, { tasks }, { pick, other }) => verbs.update({ id: near(tasks, other), parentId: near(tasks, pick) }),
  rescheduleTask: (verbs, { tasks }, { pick, other }) =>
    verbs.reschedule({
      id: near(tasks, other),
      due: due(pick),
      ...(pick % 2 ? { scope: 'THIS_AND_FUTURE', recurrence: recurrence(other) } : {}),
    }),
  completeTask: byId('complete'),
  reopenTask: byId('reopen'),
  skipOccurrence: byId('skip'),
  stopRepeating: byId('stop'),
  deleteTask: byId('remove'),
  restoreTask: byId('restore'),
  ofSeries: (verbs, { tasks }, { pick }) => verbs.remove({ id: near(tasks, pick), scope: 'SERIES' }),
  undo: (verbs, { changes }, { pick }, keyed) => verbs.undo({ changeId: near(changes, pick), ...keyed }),
  createTasks: (verbs, { tasks }, { pick, other }, keyed) =>
    verbs.createMany({
      tasks: [
        { title: 'a', due: due(pick), recurrence: recurrence(pick) },
        { title: '' },
        { title: 'b', parentId: near(tasks, other) },
      ],
      ...keyed,
    }),
  completeTasks: (verbs, { tasks }, __, keyed) => verbs.completeMany({ ids: [...new Set(tasks.slice(-3))], ...keyed }),
  deleteTasks: (verbs, { tasks }, __, keyed) => verbs.removeMany({ ids: [...new Set(tasks.slice(-2))], ...keyed }),
} satisfies Record<string, Act>

const mutationOf: Partial<Record<Step['verb'], string>> = { part: 'createTask', ofSeries: 'deleteTask' }
const withoutKey: readonly Step['verb'][] = ['updateTask', 'under', 'rescheduleTask', 'ofSeries']

/** Does a step in somebody's name; notes what came of it, and gives what was answered. */
export async function takeStep(verbs: Verbs, known: Known, step: Step): Promise<Omit<Answered, 'ownerId'>> {
  const { verb } = step
  const key = step.key === null || withoutKey.includes(verb) ? null : `key ${step.key}`
  const done = await acts[verb](verbs, known, step, key === null ? {} : { idempotencyKey: key })
  const results = 'task' in done ? [done] : done
  const next = 'task' in done ? done.next : null
  const changes = results.flatMap(({ change }) => change?.id ?? [])
  known.tasks.push(...results.flatMap(({ task }) => task?.id ?? []), ...(next ? [next.id] : []))
  known.changes.push(...changes)
  return { mutation: mutationOf[verb] ?? verb, key, changeId: changes[0] ?? null }
}

export const step: fc.Arbitrary<Step> = fc.record({
  verb: fc.constantFrom(...(Object.keys(acts) as Step['verb'][])), // its own keys
  pick: fc.nat(50),
  other: fc.nat(50),
  key: fc.option(fc.nat(20), { freq: 2 }),
  twice: fc.boolean(),
})

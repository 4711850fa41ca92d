import fc from 'fast-check'
import { expect } from 'vitest'
import type { Task } from './task.ts'
import { aWorld, everyMonday, type World } from './world.fixture.ts'

/** Something that a person does with one of the tasks that are there. */
export type Step = Readonly<{ name: string; of: number; act: (world: World, task: Task) => unknown }>

const step = (name: string, act: Step['act']) => fc.nat(9).map((of): Step => ({ name, of, act }))
const due = { date: '2030-01-14', time: '19:00' }
const daily = { rule: 'FREQ=DAILY' }

export const steps = fc.array(
  fc.oneof(
    step('complete', (world, task) => world.complete(task)),
    step('reopen', (world, task) => world.reopen(task)),
    step('skip', (world, task) => world.skip(task)),
    step('stop', (world, task) => world.stop(task)),
    step('delete', (world, task) => world.remove(task)),
    step('delete SERIES', (world, task) => world.remove(task, 'SERIES')),
    step('restore', (world, task) => world.restore(task)),
    step('edit', (world, task) => world.update(task, { title: 'Edited', tags: ['a'] })),
    step('repeat', (world, task) => world.update(task, { due, recurrence: daily })),
    step('move', (world, task) => world.reschedule(task, { due })),
    step('move all', (world, task) => world.reschedule(task, { due, recurrence: daily, scope: 'THIS_AND_FUTURE' })),
    step('take out', (world, task) => world.update(task, { parentId: null })),
    step('put in', (world, task) => world.update(task, { parentId: 'id-001' })),
  ),
  { minLength: 1, maxLength: 8 },
)

/** A task that repeats, with a part, and one that does not. */
export function aHousehold(): World {
  const world = aWorld()
  world.create({ title: 'Fill the can' }, world.create(everyMonday))
  world.create({ title: 'Buy milk' })
  return world
}

/** Whether it was let; a refusal is one that was meant for the caller, and leaves all as it was. */
export function wasLet(act: () => unknown): boolean {
  try {
    act()
    return true
  } catch (error) {
    const code: unknown = expect.stringMatching(/^(CONFLICT|BAD_USER_INPUT)$/)
    expect(error).toMatchObject({ extensions: { code } })
    return false
  }
}

export function take(world: World, { of, act }: Step): void {
  const tasks = world.tasks()
  const task = tasks[of % tasks.length]
  if (task) wasLet(() => act(world, task))
}

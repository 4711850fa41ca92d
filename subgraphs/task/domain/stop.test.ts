import { expect, test } from 'vitest'
import { aWorld, everyMonday, refusedWith, seriesOf } from './world.fixture.ts'

test('given a task that repeats, when it is stopped, then it stays, and its series has ended', () => {
  const world = aWorld()
  const before = world.create(everyMonday)
  const now = world.now()
  const { task, changes } = world.stop(before)

  expect(task).toEqual({ ...before, version: 2, updatedAt: now })
  expect(changes).toMatchObject([
    { kind: 'UPDATED', changed: ['recurrence'], repeats: { before: { rule: 'FREQ=WEEKLY;BYDAY=MO' }, after: null } },
  ])
  expect(seriesOf(world, task)).toMatchObject({ stoppedAt: now, version: 2 })
})

test('given a task that was stopped, when it is stopped again, then nothing happens', () => {
  const world = aWorld()
  const { task } = world.stop(world.create(everyMonday))
  expect(world.stop(task)).toEqual({ task, changes: [], series: [], next: null })
})

test('given a completed occurrence, when it is stopped, then the next one stays, and is the last', () => {
  const world = aWorld()
  const { task, next } = world.complete(world.create(everyMonday))
  world.stop(task)

  expect(world.open(task)).toEqual([next])
  expect(world.complete(world.open(task)[0] ?? task).next).toBeNull()
})

test('given a task that never repeated, when it is stopped, then it is a conflict', () => {
  const world = aWorld()
  const task = world.create({ title: 'Buy milk' })
  expect(() => world.stop(task)).toThrow(refusedWith('CONFLICT', 'does not repeat'))
})

test('given a deleted task, when it is stopped, then it says to restore it first', () => {
  const world = aWorld()
  const { task } = world.skip(world.create(everyMonday))
  expect(() => world.stop(task)).toThrow(refusedWith('CONFLICT', 'restore it first'))
})

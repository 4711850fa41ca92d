import { describe, expect, test } from 'vitest'
import { aWorld, everyMonday, nextOf, refusedWith } from './world.fixture.ts'

test('given a deleted task, when it is restored, then it is as it was', () => {
  const world = aWorld()
  const before = world.create({ title: 'Buy milk', tags: ['shop'] })
  world.remove(before)
  const { task, changes } = world.restore(before)

  expect(task).toEqual({ ...before, version: 3, updatedAt: task.updatedAt })
  expect(changes).toMatchObject([{ kind: 'RESTORED', changed: ['status'] }])
})

test('given a completed task that was deleted, when it is restored, then it is completed, since when it was', () => {
  const world = aWorld()
  const { task } = world.complete(world.create({ title: 'Buy milk' }))
  world.remove(task)
  expect(world.restore(task).task).toMatchObject({
    status: 'COMPLETED',
    completedAt: task.completedAt,
    deletedAt: null,
  })
})

test('given a task that is not deleted, when it is restored, then nothing happens', () => {
  const world = aWorld()
  const task = world.create({ title: 'Buy milk' })
  expect(world.restore(task)).toEqual({ task, changes: [], series: [], next: null })
})

describe('given parts', () => {
  test('when the parent is restored, then exactly those come back that went with it, as they were', () => {
    const world = aWorld()
    const parent = world.create({ title: 'Garden' })
    const open = world.create({ title: 'open' }, parent)
    const { task: done } = world.complete(world.create({ title: 'done' }, parent))
    const { task: gone } = world.remove(world.create({ title: 'gone' }, parent))
    world.remove(parent)
    world.restore(parent)

    expect(world.get(open)).toMatchObject({ status: 'ACTIVE', deletedAt: null, deletedWith: null, version: 3 })
    expect(world.get(done)).toMatchObject({ status: 'COMPLETED', completedAt: done.completedAt, version: 4 })
    expect(world.get(gone)).toEqual(gone)
  })

  test('when one is restored whose parent is deleted, then it says to restore that one first', () => {
    const world = aWorld()
    const parent = world.create({ title: 'Garden' })
    const part = world.create({ title: 'Fill the can' }, parent)
    world.remove(parent)
    expect(() => world.restore(part)).toThrow(refusedWith('CONFLICT', 'restore that one first'))
  })

  test('when one is restored whose parent has become a part itself, then it is a conflict: parts have no parts', () => {
    const world = aWorld()
    const parent = world.create({ title: 'Garden' })
    const part = world.create({ title: 'Fill the can' }, parent)
    world.remove(part)
    world.update(parent, { parentId: world.create({ title: 'House' }).id })
    expect(() => world.restore(part)).toThrow(refusedWith('CONFLICT', 'parts have no parts'))
  })
})

describe('given an occurrence that was deleted', () => {
  test('when another one is open, then it is a conflict', () => {
    const world = aWorld()
    const { task } = world.skip(world.create(everyMonday))
    expect(() => world.restore(task)).toThrow(refusedWith('CONFLICT', 'Another occurrence of this series is open'))
  })

  test('when another one is open but this one was completed, then it comes back', () => {
    const world = aWorld()
    const first = world.complete(world.create(everyMonday))
    world.remove(first.task)
    expect(world.restore(first.task).task.status).toBe('COMPLETED')
    expect(world.open(first.task)).toEqual([nextOf(first)])
  })

  test('when its series was deleted, then it comes back, and the series stays stopped', () => {
    const world = aWorld()
    const { task } = world.remove(world.create(everyMonday), 'SERIES')
    const { task: back, series } = world.restore(task)

    expect(back.status).toBe('ACTIVE')
    expect(series).toEqual([])
    expect(world.complete(back).next).toBeNull()
  })
})
